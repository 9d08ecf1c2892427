import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Of the subgraph `cabinets`. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Category')
export class CategoryStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `cabinets`. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Territory')
export class TerritoryStub {
  @Field(() => ID)
  code!: string;
}

/** Of the subgraph `cabinets`; here it gets its appeals. */
@Directive('@key(fields: "id")')
@ObjectType('Agency')
export class AgencyStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `cabinets`; here it gets what waits in it. */
@Directive('@key(fields: "id")')
@ObjectType('Cabinet')
export class CabinetStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `people`; here it gets its appeals. */
@Directive('@key(fields: "id")')
@ObjectType('Citizen')
export class CitizenStub {
  @Field(() => ID)
  id!: string;
}
