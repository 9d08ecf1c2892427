import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Of the subgraph `cabinets`; here it gets its surveys. */
@Directive('@key(fields: "id")')
@ObjectType('Agency')
export class AgencyStub {
  @Field(() => ID)
  id!: string;
}
