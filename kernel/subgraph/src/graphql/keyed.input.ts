import { Field, InputType } from 'type-graphql';

/** What the graph says of every key. */
export const IDEMPOTENCY_KEY =
  'Makes a retry safe: chosen by the client at random for each thing it wants done, and the same for every retry of it. The same key and ' +
  'body does nothing again and answers the same, for at least 30 days; with another body it is a Conflict `IDEMPOTENCY_KEY_REUSED`, and ' +
  'while the first try takes very long `IDEMPOTENCY_KEY_IN_USE`: try again. What is refused spends no key. 1 to 200 characters; a UUID is a good one.';

/** The input of a mutation that may have a key; not a type of the graph by itself. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
}
