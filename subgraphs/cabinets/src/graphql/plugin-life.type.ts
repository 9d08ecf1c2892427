import type { LocalizedText } from '@otklik/base';
import { KeyedInput, LocalizedTextInput, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InstallationState } from '../domain/installation-state.js';
import { ReleaseState } from '../domain/release-state.js';
import { PluginInstallationObject } from './cabinet.type.js';
import { PluginPublisherObject, PluginReleaseObject } from './plugin-catalogue.type.js';

@InputType({ description: 'A publisher, or one more key of one that is known.' })
export class AddPublisherInput extends KeyedInput {
  @Field(() => ID, { description: 'Short name: lower-case Latin letters, digits and dashes, 40 at most.' })
  id!: string;

  @Field(() => LocalizedTextInput, { description: 'Its name; up to 200 characters. Of a publisher that is known it stays.' })
  title!: LocalizedTextInput;

  @Field(() => String, { description: 'Its public key: `ed25519:` and 32 bytes in base64url, as `otklik plugin key` prints it.' })
  key!: string;
}

@InputType({ description: 'Whom to trust no more.' })
export class RevokePublisherInput extends KeyedInput {
  @Field(() => ID, { description: 'Short name of the publisher.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Only this key of it; without it, the publisher with all of its keys.' })
  key?: string | null;
}

@InputType({ description: 'A signed release.' })
export class PublishPluginInput extends KeyedInput {
  @Field(() => String, { description: 'The tarball that `otklik plugin pack` makes, in base64; 700,000 bytes at most before that.' })
  release!: string;
}

@InputType({ description: 'The operator’s decision on a release.' })
export class DecidePluginInput extends KeyedInput {
  @Field(() => ID, { description: 'The plugin.' })
  pluginId!: string;

  @Field(() => String, { description: 'Its version.' })
  version!: string;

  @Field(() => ReleaseState, { description: 'APPROVED: cabinets may install it; WITHDRAWN: refused, or taken back for good.' })
  state!: ReleaseState;

  @Field(() => String, { nullable: true, description: 'Why not; up to 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Who answers instead of the cabinet what the plugin’s routing gives to a competence.' })
export class CompetenceBindingInput {
  @Field(() => String, { description: 'The competence, as the plugin’s `routing` names it: `federalRoads`.' })
  competence!: string;

  @Field(() => String, { description: 'Code of an agency that has a cabinet.' })
  agency!: string;
}

/** What names a plugin in a cabinet; not a type of the graph by itself. */
@InputType()
abstract class InCabinetInput extends KeyedInput {
  @Field(() => ID, { description: 'The plugin.' })
  pluginId!: string;

  @Field(() => String, { description: 'Slug of the cabinet.' })
  cabinet!: string;
}

/** What a release is installed with; not a type of the graph by itself. */
@InputType()
abstract class ReleaseInCabinetInput extends InCabinetInput {
  @Field(() => String, { description: 'The version.' })
  version!: string;

  @Field(() => String, { nullable: true, description: 'Its settings: JSON of one object that fits the release’s `configSchema`. Without it the defaults, or at an upgrade what is set.' })
  config?: string | null;

  @Field(() => [String], { nullable: true, description: 'The permissions that the cabinet says yes to: all that the release asks for, or at an upgrade all that are new.' })
  permissions?: string[] | null;

  @Field(() => [CompetenceBindingInput], { nullable: true, description: 'Who answers for the competences of its routing, in the place of all that is bound; messages for a competence that is bound to nobody stay with the cabinet.' })
  competences?: CompetenceBindingInput[] | null;
}

@InputType({ description: 'A release for a cabinet.' })
export class InstallPluginInput extends ReleaseInCabinetInput {}

@InputType({ description: 'A newer version for a cabinet.' })
export class UpgradePluginInput extends ReleaseInCabinetInput {}

@InputType({ description: 'What a cabinet goes back with.' })
export class RollBackPluginInput extends InCabinetInput {}

@InputType({ description: 'Other settings.' })
export class ConfigurePluginInput extends InCabinetInput {
  @Field(() => String, { nullable: true, description: 'JSON of one object, in the place of all settings; without it they stay.' })
  config?: string | null;

  @Field(() => [CompetenceBindingInput], { nullable: true, description: 'Who answers for the competences of the plugin’s routing, in the place of all that is bound; without it that stays.' })
  competences?: CompetenceBindingInput[] | null;
}

@InputType({ description: 'Where a plugin is to stand in a cabinet.' })
export class SetPluginStateInput extends InCabinetInput {
  @Field(() => InstallationState, { description: 'ENABLED, SUSPENDED, or UNINSTALLED.' })
  state!: InstallationState;
}

@ObjectType({ description: 'The publisher is trusted.' })
export class AddPublisherSuccess {
  @Field(() => PluginPublisherObject, { description: 'The publisher.' })
  publisher!: PluginPublisherObject;
}

@ObjectType({ description: 'Nothing is taken any more that the publisher, or this key of it, signs.' })
export class RevokePublisherSuccess {
  @Field(() => PluginPublisherObject, { description: 'The publisher.' })
  publisher!: PluginPublisherObject;
}

@ObjectType({ description: 'The release passed every check and waits for the operator.' })
export class PublishPluginSuccess {
  @Field(() => PluginReleaseObject, { description: 'The release.' })
  release!: PluginReleaseObject;

  @Field(() => Boolean, { description: 'Whether it is new; false when the very same tarball was published before.' })
  isNew!: boolean;
}

@ObjectType({ description: 'The decision stands.' })
export class DecidePluginSuccess {
  @Field(() => PluginReleaseObject, { description: 'The release.' })
  release!: PluginReleaseObject;
}

/** What every change of an installation answers; not a type of the graph by itself. */
@ObjectType()
abstract class ChangedInstallationObject {
  @Field(() => PluginInstallationObject, { description: 'The plugin in the cabinet.' })
  installation!: PluginInstallationObject;

  @Field(() => Int, { description: 'Revision of the graph that has it.' })
  revision!: number;

  @Field(() => Boolean, { description: 'Whether every process of the platform serves this revision by now; the others follow within seconds.' })
  isInUse!: boolean;
}

@ObjectType({ description: 'The cabinet has the plugin; its types are in the graph.' })
export class InstallPluginSuccess extends ChangedInstallationObject {}

@ObjectType({ description: 'The cabinet has the newer version.' })
export class UpgradePluginSuccess extends ChangedInstallationObject {}

@ObjectType({ description: 'The cabinet has what it had before its last upgrade.' })
export class RollBackPluginSuccess extends ChangedInstallationObject {}

@ObjectType({ description: 'The settings are in force.' })
export class ConfigurePluginSuccess extends ChangedInstallationObject {}

@ObjectType({ description: 'The plugin stands where it was put.' })
export class SetPluginStateSuccess extends ChangedInstallationObject {}

export const AddPublisherResult = mutationResult('AddPublisherResult', AddPublisherSuccess);
export const RevokePublisherResult = mutationResult('RevokePublisherResult', RevokePublisherSuccess);
export const PublishPluginResult = mutationResult('PublishPluginResult', PublishPluginSuccess);
export const DecidePluginResult = mutationResult('DecidePluginResult', DecidePluginSuccess);
export const InstallPluginResult = mutationResult('InstallPluginResult', InstallPluginSuccess);
export const UpgradePluginResult = mutationResult('UpgradePluginResult', UpgradePluginSuccess);
export const RollBackPluginResult = mutationResult('RollBackPluginResult', RollBackPluginSuccess);
export const ConfigurePluginResult = mutationResult('ConfigurePluginResult', ConfigurePluginSuccess);
export const SetPluginStateResult = mutationResult('SetPluginStateResult', SetPluginStateSuccess);

/** A name in both languages, the Russian one where the other is left out. */
export function bothLanguages({ ru, en }: LocalizedTextInput): LocalizedText {
  return { ru, en: en ?? ru };
}
