import type { Role } from '@otklik/identity';
import { RoleEnum, mutationResult } from '@otklik/subgraph';
import { Field, InputType, ObjectType } from 'type-graphql';

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
