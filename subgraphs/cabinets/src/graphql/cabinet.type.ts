import type { Role } from '@otklik/identity';
import { RoleEnum } from '@otklik/subgraph';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { InstallationState } from '../domain/installation-state.js';

registerEnumType(InstallationState, {
  name: 'InstallationState',
  description: 'Where a plugin stands in a cabinet.',
  valuesConfig: {
    ENABLED: { description: 'Its categories take messages.' },
    SUSPENDED: { description: 'Its categories take none for now.' },
    UNINSTALLED: { description: 'Taken away; old messages keep their category.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType('Cabinet', { description: 'The workplace of one agency (личный кабинет организации).' })
export class CabinetObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Short name in addresses and commands.' })
  slug!: string;
}

@ObjectType('StaffGrant', { description: 'A role that a member of staff holds in a cabinet.' })
export class StaffGrantObject {
  @Field(() => String, { description: 'Login of the person.' })
  login!: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;
}

@Directive('@key(fields: "id")')
@ObjectType('Plugin', { description: 'A package of categories with typed forms.' })
export class PluginObject {
  @Field(() => ID, { description: 'The id its author gave it.' })
  id!: string;

  @Field(() => String, { description: 'Semantic version.' })
  version!: string;
}

@ObjectType('CompetenceBinding', { description: 'Who answers instead of the cabinet what the plugin’s routing gives to a competence.' })
export class CompetenceBindingObject {
  @Field(() => String, { description: 'The competence, as the plugin names it.' })
  competence!: string;

  /** Whose `agency` is. */
  agencyId!: string;
}

@ObjectType('PluginInstallation', { description: 'A plugin in a cabinet.' })
export class PluginInstallationObject {
  @Field(() => InstallationState, { description: 'Whether its categories take messages.' })
  state!: InstallationState;

  @Field(() => Date, { description: 'When it was installed.' })
  installedAt!: Date;

  @Field(() => [String], { description: 'What the cabinet has said yes to.' })
  permissions!: readonly string[];
}
