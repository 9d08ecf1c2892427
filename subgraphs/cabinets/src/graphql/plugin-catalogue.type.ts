import { connectionType } from '@otklik/subgraph';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ReleaseState } from '../domain/release-state.js';

registerEnumType(ReleaseState, {
  name: 'PluginReleaseState',
  description: 'How far a release of a plugin has come.',
  valuesConfig: {
    VERIFIED: { description: 'It passed every check and waits for the operator.' },
    APPROVED: { description: 'Cabinets may install it.' },
    WITHDRAWN: { description: 'The operator refused it or took it back: nobody installs it; where it is installed it stays.' },
  },
});

@ObjectType('PluginPublisher', { description: 'Who signs plugins.' })
export class PluginPublisherObject {
  @Field(() => ID, { description: 'Short name.' })
  id!: string;
}

@ObjectType('PluginRelease', { description: 'A version of a plugin, signed by its publisher and verified by the platform.' })
export class PluginReleaseObject {
  @Field(() => ID, { description: 'The plugin’s id.' })
  pluginId!: string;

  @Field(() => String, { description: 'Semantic version.' })
  version!: string;

  @Field(() => ReleaseState, { description: 'How far it has come.' })
  state!: ReleaseState;

  @Field(() => String, { description: 'SHA-256 of its tarball, in hexadecimal.' })
  digest!: string;

  @Field(() => Date, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the operator decided on it; null until then.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the operator refused it or took it back.' })
  reason!: string | null;
}

@ObjectType('CataloguePlugin', { description: 'A plugin that a cabinet can install.' })
export class CataloguePluginObject {
  @Field(() => ID, { description: 'The id its author gave it.' })
  id!: string;
}

export const CataloguePluginConnection = connectionType('CataloguePlugin', () => CataloguePluginObject);
