import type { Role } from '@otklik/identity';
import { RoleEnum, mutationResult } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Citizen', { description: 'A person behind a token. Who may see more than the id is written at each field.' })
export class CitizenObject {
  @Field(() => ID, { description: 'Stable id; says nothing about the person.' })
  id!: string;
}

@ObjectType('PersonalData', { description: 'Who a citizen is. Kept apart from everything else and sealed; each field that somebody else looks at is written down.' })
export class PersonalDataObject {}

@ObjectType('MyDataExport', { description: 'Everything that is kept of the viewer as a person.' })
export class MyDataExportObject {
  @Field(() => Date, { description: 'As of when.' })
  madeAt!: Date;

  @Field(() => String, { description: 'A JSON document: who the viewer is, who looked at that, and what was erased. What the viewer wrote is in `appeals`.' })
  json!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Cabinet', { description: 'The workplace of one agency (личный кабинет организации).' })
export class CabinetReference {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;
}

@ObjectType('ViewerRole', { description: 'A role of the viewer.' })
export class ViewerRoleObject {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => CabinetReference, { nullable: true, description: 'Where; null for a role on the whole platform.' })
  cabinet!: CabinetReference | null;

  @Field(() => String, { nullable: true, description: 'Login of the absent colleague for whom the viewer holds it; null for a role of their own.' })
  onBehalfOf!: string | null;
}

@InputType('UpdateProfileInput', { description: 'What a citizen says about themselves: absent parts stay, null takes them away.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'Given name, up to 100 characters.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name, up to 100 characters.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number.' })
  phone?: string | null;
}

@ObjectType('UpdateProfileSuccess', { description: 'The profile is written.' })
export class UpdateProfileSuccess {
  @Field(() => CitizenObject, { description: 'The viewer.' })
  viewer!: CitizenObject;
}

export const UpdateProfileResult = mutationResult('UpdateProfileResult', UpdateProfileSuccess);
