import type { PluginManifest } from '@otklik/plugin-sdk';
import { checkConfigSchema } from '../config/check-config-schema.js';
import { checkFields } from './check-fields.js';
import { checkNames } from './check-names.js';
import { checkReferences } from './check-references.js';
import { checkRules } from './check-rules.js';
import { checkShape } from './check-shape.js';
import { guardJson } from './json-guard.js';
import { ManifestInvalid, type ManifestIssue } from './manifest-invalid.js';
import { TypeNames } from './type-names.js';

/** What a manifest is compared with. */
export interface ParseOptions {
  /** Names of the types that the graph has without plugins, such as `Appeal`. */
  readonly coreTypes?: Iterable<string>;
  /** Whether nobody has accepted it yet: then checks apply that came later than some plugins which go on as they are. */
  readonly isNew?: boolean;
}

/**
 * Makes a manifest of parsed JSON, which may come from anybody. Each stage runs only on what passed the one before: size and
 * texts, shape (plugin.schema.json), names and fields, then the rules over them. The result is a frozen copy.
 * @throws ManifestInvalid with every issue of the stage that failed.
 */
export function parseManifest(json: unknown, options: ParseOptions = {}): PluginManifest {
  const unfit = guardJson(json);
  refuseIf(unfit === null ? [] : [unfit]);
  refuseIf(checkShape(json));
  const manifest = deepFreeze(structuredClone(json)) as PluginManifest;
  refuseIf([
    ...checkNames(manifest),
    ...checkReferences(manifest),
    ...checkFields(manifest),
    ...checkConfigSchema(manifest),
    ...new TypeNames(options.coreTypes ?? []).take(manifest),
  ]);
  refuseIf(checkRules(manifest, options.isNew ?? false));
  return manifest;
}

function refuseIf(issues: readonly ManifestIssue[]): void {
  if (issues.length > 0) throw new ManifestInvalid(issues);
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
