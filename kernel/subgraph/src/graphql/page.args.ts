import { ArgsType, Field, Int } from 'type-graphql';

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'At most this many: 1 to 100.' })
  first?: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string;
}
