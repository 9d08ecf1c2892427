import { localize, type LocalizedText } from '@otklik/base';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import type { Plugin } from '../store/plugin.entity.js';
import type { PluginRelease, Publisher } from '../store/release.entity.js';
import { pluginCatalogue, releasesOf, type CataloguePlugin } from '../use-cases/releases/plugin-catalogue.js';
import { PluginObject } from './cabinet.type.js';
import { CataloguePluginConnection, CataloguePluginObject, PluginPublisherObject, PluginReleaseObject } from './plugin-catalogue.type.js';

@Resolver(() => CataloguePluginObject)
export class PluginCatalogueResolver {
  @Query(() => CataloguePluginConnection, {
    description: 'The plugins that a cabinet can install, by their ids. Public; the operator also sees releases that wait for a decision, and those that were refused.',
  })
  pluginCatalogue(@Args(() => PageArgs) { first, after }: PageArgs, @Ctx() ctx: CabinetsContext): Promise<Connection<CataloguePlugin>> {
    return pluginCatalogue(ctx.em, ctx.viewer, first, after);
  }

  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  async title(@Root() plugin: Ref<CataloguePlugin>, @Ctx() ctx: CabinetsContext): Promise<string> {
    const manifest = await manifestOf(plugin.id, ctx);
    return manifest?.title === undefined ? plugin.id : localize(manifest.title, ctx.locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is for.' })
  async description(@Root() plugin: Ref<CataloguePlugin>, @Ctx() ctx: CabinetsContext): Promise<string | null> {
    const manifest = await manifestOf(plugin.id, ctx);
    return manifest?.description === undefined ? null : localize(manifest.description, ctx.locale);
  }

  @FieldResolver(() => PluginObject, { nullable: true, description: 'What the graph has of it; null until a cabinet has installed it.' })
  plugin(@Root() plugin: Ref<CataloguePlugin>, @Ctx() ctx: CabinetsContext): Promise<Ref<Plugin> | null> {
    return ctx.loaders.plugin.load(plugin.id);
  }

  @FieldResolver(() => [PluginReleaseObject], { description: 'Its releases, the newest version first; none for a plugin that comes with the platform.' })
  releases(@Root() plugin: Ref<CataloguePlugin>, @Ctx() ctx: CabinetsContext): Promise<Ref<PluginRelease>[]> {
    return releasesOf(ctx.loaders, ctx.viewer, plugin.id);
  }
}

@Resolver(() => PluginReleaseObject)
export class PluginReleaseResolver {
  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  title(@Root() release: Ref<PluginRelease>, @Ctx() ctx: CabinetsContext): string {
    return localize(release.manifest['title'] as LocalizedText, ctx.locale);
  }

  @FieldResolver(() => PluginPublisherObject, { description: 'Who signed it.' })
  publisher(@Root() release: Ref<PluginRelease>, @Ctx() ctx: CabinetsContext): Promise<Ref<Publisher> | null> {
    return ctx.loaders.publisher.load(release.publisherId);
  }

  @FieldResolver(() => [String], { description: 'What it asks for; whoever installs it says yes to each.' })
  permissions(@Root() release: Ref<PluginRelease>): string[] {
    return [...((release.manifest as Partial<PluginManifest>).permissions ?? [])];
  }

  @FieldResolver(() => String, { nullable: true, description: 'JSON Schema of its settings; null when it has none.' })
  configSchema(@Root() release: Ref<PluginRelease>): string | null {
    const { config } = release.manifest as Partial<PluginManifest>;
    return config?.properties === undefined ? null : JSON.stringify(config);
  }
}

@Resolver(() => PluginPublisherObject)
export class PluginPublisherResolver {
  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  title(@Root() publisher: Ref<Publisher>, @Ctx() ctx: CabinetsContext): string {
    return localize(publisher.title, ctx.locale);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the platform still takes what it signs.' })
  isTrusted(@Root() publisher: Ref<Publisher>): boolean {
    return publisher.revokedAt === null;
  }
}

/** Of the newest release that the viewer may know of, else of what comes with the platform. */
async function manifestOf(pluginId: string, ctx: CabinetsContext): Promise<Partial<PluginManifest> | null> {
  const [newest] = await releasesOf(ctx.loaders, ctx.viewer, pluginId);
  return newest?.manifest ?? (await ctx.loaders.plugin.load(pluginId))?.manifest ?? null;
}
