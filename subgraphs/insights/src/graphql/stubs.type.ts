import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Of the subgraph `cabinets`; here it gets its figures. */
@Directive('@key(fields: "id")')
@ObjectType('Agency')
export class AgencyStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `cabinets`; here it gets its figures. */
@Directive('@key(fields: "id")')
@ObjectType('Category')
export class CategoryStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `surveys`, which decides who may read it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Survey')
export class SurveyStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `discussions`, which decides who may read it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Discussion')
export class DiscussionStub {
  @Field(() => ID)
  id!: string;
}

/** Of the subgraph `appeals`, which decides who may read it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Appeal')
export class AppealStub {
  @Field(() => ID)
  id!: string;
}
