import { localize, type LocalizedText } from '@otklik/base';
import { Access, type Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import type { Category } from '../store/category.entity.js';
import type { Agency } from '../store/agency.entity.js';
import type { Plugin, PluginInstallation } from '../store/plugin.entity.js';
import { AgencyObject } from './agency.type.js';
import { CompetenceBindingObject, PluginInstallationObject, PluginObject } from './cabinet.type.js';
import { CategoryObject } from './category.type.js';

@Resolver(() => PluginObject)
export class PluginResolver {
  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  title(@Root() plugin: Ref<Plugin>, @Ctx() ctx: CabinetsContext): string {
    const title = plugin.manifest['title'] as LocalizedText | undefined;
    return title === undefined ? plugin.id : localize(title, ctx.locale);
  }

  @FieldResolver(() => [CategoryObject], { description: 'The categories it declares.' })
  categories(@Root() plugin: Ref<Plugin>, @Ctx() ctx: CabinetsContext): Promise<Ref<Category>[]> {
    return ctx.loaders.categoriesOfPlugin.load(plugin.id);
  }
}

@Resolver(() => PluginInstallationObject)
export class PluginInstallationResolver {
  @FieldResolver(() => PluginObject, { description: 'The plugin.' })
  plugin(@Root() installation: Ref<PluginInstallation>, @Ctx() ctx: CabinetsContext): Promise<Ref<Plugin> | null> {
    return ctx.loaders.plugin.load(installation.pluginId);
  }

  @FieldResolver(() => String, { description: 'The version that the cabinet has.' })
  async version(@Root() installation: Ref<PluginInstallation>, @Ctx() ctx: CabinetsContext): Promise<string> {
    return installation.version ?? (await ctx.loaders.plugin.load(installation.pluginId))?.version ?? '';
  }

  @Access(CABINET_PERMISSIONS, 'plugin.see-settings')
  @FieldResolver(() => [CompetenceBindingObject], { description: 'Which agencies the cabinet has bound to competences of the plugin. For those who work in the cabinet and the operator.' })
  competences(@Root() { cabinetId, competences }: Ref<PluginInstallation>, @Ctx() ctx: CabinetsContext): CompetenceBindingObject[] {
    CABINET_PERMISSIONS.requireToRead(ctx.viewer, 'plugin.see-settings', { cabinetId });
    return Object.entries(competences).map(([competence, agencyId]) => ({ competence, agencyId }));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.see-settings')
  @FieldResolver(() => String, { description: 'Its settings, JSON of one object. For those who work in the cabinet and the operator.' })
  config(@Root() { cabinetId, config }: Ref<PluginInstallation>, @Ctx() ctx: CabinetsContext): string {
    CABINET_PERMISSIONS.requireToRead(ctx.viewer, 'plugin.see-settings', { cabinetId });
    return JSON.stringify(config);
  }
}

@Resolver(() => CompetenceBindingObject)
export class CompetenceBindingResolver {
  @FieldResolver(() => AgencyObject, { nullable: true, description: 'Who answers.' })
  agency(@Root() { agencyId }: CompetenceBindingObject, @Ctx() ctx: CabinetsContext): Promise<Ref<Agency> | null> {
    return ctx.loaders.agency.load(agencyId);
  }
}
