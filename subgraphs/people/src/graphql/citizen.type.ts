import type { Role } from '@otklik/identity';
import { RoleEnum, mutationResult } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Citizen', { description: 'A person behind a token. Only they themselves see more than the id.' })
export class CitizenObject {
  @Field(() => ID, { description: 'Stable id; says nothing about the person.' })
  id!: string;
}

@ObjectType('PersonalData', { description: 'Who a citizen is. Kept apart from everything else.' })
export class PersonalDataObject {
  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number.' })
  phone!: string | null;
}

@Directive('@key(fields: "id", resolvable: false)')
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
