import type { Role } from '@otklik/identity';
import { KeyedInput, RoleEnum, mutationResult } from '@otklik/subgraph';
import { Field, InputType, ObjectType } from 'type-graphql';

@InputType({ description: 'A role to give.' })
export class GrantRoleInput extends KeyedInput {
  @Field(() => String, { description: 'The login, the same as in the token. Whoever is new here becomes a member of staff.' })
  login!: string;

  @Field(() => RoleEnum, { description: 'One of ADMINISTRATOR, MODERATOR, COORDINATOR, EXECUTOR, APPROVER, AUDITOR; the operator gives the others by `importStaff`.' })
  role!: Role;

  @Field(() => String, { description: 'Slug of the cabinet.' })
  cabinet!: string;
}

@ObjectType({ description: 'The role is held from now on, within five seconds.' })
export class GrantRoleSuccess {
  @Field(() => Boolean, { description: 'Whether it was not held until now.' })
  isNew!: boolean;
}

export const GrantRoleResult = mutationResult('GrantRoleResult', GrantRoleSuccess);

@InputType('RevokeRoleInput', { description: 'A role to take away.' })
export class RevokeRoleInput {
  @Field(() => String, { description: 'The login, the same as in the token; of a machine `client:` and the id of its client.' })
  login!: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'Slug of the cabinet; left out for a role on the whole platform.' })
  cabinet?: string | null;
}

@ObjectType('RevokeRoleSuccess', { description: 'The role is held no longer; sockets and subscriptions feel it within five seconds.' })
export class RevokeRoleSuccess {
  @Field(() => Boolean, { description: 'Whether it was held until now.' })
  wasHeld!: boolean;
}

export const RevokeRoleResult = mutationResult('RevokeRoleResult', RevokeRoleSuccess);
