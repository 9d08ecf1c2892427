import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Of the subgraph `cabinets`; here it gets its discussions. */
@Directive('@key(fields: "id")')
@ObjectType('Agency')
export class AgencyStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `people`. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Citizen')
export class CitizenStub {
  @Field(() => ID)
  id!: string;
}
