import { mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@InputType('EndSessionsInput', { description: 'Whose sessions to end: a login or a citizen, one of the two.' })
export class EndSessionsInput {
  @Field(() => String, { nullable: true, description: 'Login of a member of staff, or `client:` and the id of a machine’s client.' })
  login?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a citizen.' })
  citizenId?: string | null;
}

@ObjectType('EndSessionsSuccess', {
  description: 'The sessions are ended: within five seconds no request, socket or subscription goes on with a token from before.',
})
export class EndSessionsSuccess {
  @Field(() => Date, { description: 'Tokens that were issued until then count no more.' })
  endedAt!: Date;
}

export const EndSessionsResult = mutationResult('EndSessionsResult', EndSessionsSuccess);
