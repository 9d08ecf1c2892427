import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { configureRelease, setReleaseState } from '../use-cases/releases/configure-release.js';
import { decideRelease } from '../use-cases/releases/decide-release.js';
import { installRelease } from '../use-cases/releases/install-release.js';
import { addPublisher, revokePublisher } from '../use-cases/releases/keep-publishers.js';
import { publishRelease } from '../use-cases/releases/publish-release.js';
import { rollBackRelease, upgradeRelease } from '../use-cases/releases/upgrade-release.js';
import * as types from './plugin-life.type.js';

@Resolver()
export class PluginLifeResolver {
  @Access(CABINET_PERMISSIONS, 'plugin.publish')
  @Mutation(() => types.AddPublisherResult, { description: 'Trusts a publisher’s key from now on. For the operator.' })
  addPublisher(@Arg('input', () => types.AddPublisherInput, { description: 'Whom.' }) input: types.AddPublisherInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.AddPublisherResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.AddPublisherSuccess(), { publisher: await addPublisher(ctx, { ...input, title: types.bothLanguages(input.title) }) }));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.publish')
  @Mutation(() => types.RevokePublisherResult, { description: 'Takes nothing any more that a publisher, or one key of it, signs. For the operator. What cabinets have stays.' })
  revokePublisher(@Arg('input', () => types.RevokePublisherInput, { description: 'Whom.' }) input: types.RevokePublisherInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.RevokePublisherResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.RevokePublisherSuccess(), { publisher: await revokePublisher(ctx, input) }));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.publish')
  @Mutation(() => types.PublishPluginResult, {
    description: 'Verifies a signed release and keeps it: archive, publisher, signature, manifest, platform, and what it would break. For the operator. What is refused leaves nothing; `issues` say the file, the place in it and a mend.',
  })
  publishPlugin(@Arg('input', () => types.PublishPluginInput, { description: 'The release.' }) input: types.PublishPluginInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.PublishPluginResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.PublishPluginSuccess(), await publishRelease(ctx, input)));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.publish')
  @Mutation(() => types.DecidePluginResult, { description: 'Lets cabinets install a release, or refuses it or takes that back. For the operator.' })
  decidePlugin(@Arg('input', () => types.DecidePluginInput, { description: 'Which, and what becomes of it.' }) input: types.DecidePluginInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.DecidePluginResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.DecidePluginSuccess(), { release: await decideRelease(ctx, input) }));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.install')
  @Mutation(() => types.InstallPluginResult, {
    description: 'Puts an approved release to work in a cabinet: its types are in the graph with the next request. For administrators of the cabinet, and the operator. A release that does not fit the graph is refused with the reasons, and nothing changes.',
  })
  installPlugin(@Arg('input', () => types.InstallPluginInput, { description: 'What, where, and how.' }) input: types.InstallPluginInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.InstallPluginResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.InstallPluginSuccess(), await installRelease(ctx, input)));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.install')
  @Mutation(() => types.UpgradePluginResult, { description: 'Gives a cabinet a newer version of what it has. For administrators of the cabinet, and the operator.' })
  upgradePlugin(@Arg('input', () => types.UpgradePluginInput, { description: 'What, where, and how.' }) input: types.UpgradePluginInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.UpgradePluginResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.UpgradePluginSuccess(), await upgradeRelease(ctx, input)));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.install')
  @Mutation(() => types.RollBackPluginResult, {
    description: 'Gives a cabinet back what it had before its last upgrade: rules, texts, settings. For administrators of the cabinet, and the operator. Types stay in the graph.',
  })
  rollBackPlugin(@Arg('input', () => types.RollBackPluginInput, { description: 'What, and where.' }) input: types.RollBackPluginInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.RollBackPluginResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.RollBackPluginSuccess(), await rollBackRelease(ctx, input)));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.install')
  @Mutation(() => types.ConfigurePluginResult, { description: 'Gives a plugin other settings in a cabinet. For administrators of the cabinet, and the operator.' })
  configurePlugin(@Arg('input', () => types.ConfigurePluginInput, { description: 'What, where, and how.' }) input: types.ConfigurePluginInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.ConfigurePluginResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.ConfigurePluginSuccess(), await configureRelease(ctx, input)));
  }

  @Access(CABINET_PERMISSIONS, 'plugin.install')
  @Mutation(() => types.SetPluginStateResult, {
    description: 'Stops a plugin in a cabinet for a time, lets it go on, or takes it out. For administrators of the cabinet, and the operator. What was written with it stays readable, and its types stay in the graph.',
  })
  setPluginState(@Arg('input', () => types.SetPluginStateInput, { description: 'What, where, and which.' }) input: types.SetPluginStateInput, @Ctx() ctx: CabinetsContext): Promise<typeof types.SetPluginStateResult> {
    return outcome(ctx.locale, async () => Object.assign(new types.SetPluginStateSuccess(), await setReleaseState(ctx, input)));
  }
}
