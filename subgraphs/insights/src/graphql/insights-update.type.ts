import { Field, Int, ObjectType } from 'type-graphql';
import type { InsightsUpdate } from '../use-cases/read-insights-update.js';

@ObjectType('InsightsUpdate', { description: 'That the figures of an agency, or of the whole region, have changed; and what they are now.' })
export class InsightsUpdateObject implements InsightsUpdate {
  @Field(() => Int, { description: 'The version of the figures after it: one more each time they are told, and 0 before that.' })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'When it was told; null at the beginning.' })
  at!: Date | null;

  agencyId!: string | null;
}
