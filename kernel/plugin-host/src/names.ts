import type { PluginManifest } from '@otklik/plugin-sdk';

/**
 * Name of a form in the whole graph: type prefix `road` and form `pothole` make `roadPothole`. It is the field of
 * `AppealDetailsInput`, the value of `AppealDetails.form`, and what an appeal's details are stored under.
 */
export function formName(manifest: Pick<PluginManifest, 'typePrefix'>, form: string): string {
  return manifest.typePrefix + capitalised(form);
}

/** Name of the output type of a form: `RoadPotholeDetails`. */
export function detailsTypeName(form: string): string {
  return `${capitalised(form)}Details`;
}

/** Name of the input type of a form: `RoadPotholeDetailsInput`. */
export function inputTypeName(form: string): string {
  return `${capitalised(form)}DetailsInput`;
}

/** Name of the filter of a form: `RoadPotholeDetailsFilter`. */
export function filterTypeName(form: string): string {
  return `${capitalised(form)}DetailsFilter`;
}

/** Name of what sorts by a form: `RoadPotholeDetailsOrder`. */
export function orderTypeName(form: string): string {
  return `${capitalised(form)}DetailsOrder`;
}

/** Name of the filter by the enum of a field: `RoadPotholeSizeFilter`. */
export function enumFilterName(form: string, field: string): string {
  return `${enumTypeName(form, field)}Filter`;
}

/** Name of the enum of a field: `RoadPotholeSize`. */
export function enumTypeName(form: string, field: string): string {
  return capitalised(form) + capitalised(field);
}

/** Id of a plugin's category on the platform: `roads.pothole`. */
export function categoryId(pluginId: string, key: string): string {
  return `${pluginId}.${key}`;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
