import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { PeopleContext } from '../people-context.js';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { endMySessions, endSessions } from '../use-cases/end-sessions.js';
import { EndSessionsInput, EndSessionsResult, EndSessionsSuccess } from './session.type.js';

@Resolver()
export class SessionResolver {
  @Access(PEOPLE_PERMISSIONS, 'session.end')
  @Mutation(() => EndSessionsResult, { description: 'Signs a person or a machine out everywhere. For the operator.' })
  endSessions(@Arg('input', () => EndSessionsInput, { description: 'Whose.' }) input: EndSessionsInput, @Ctx() ctx: PeopleContext): Promise<typeof EndSessionsResult> {
    return answer(ctx, () => endSessions(ctx, input));
  }

  @Access(PEOPLE_PERMISSIONS, 'session.end-own')
  @Mutation(() => EndSessionsResult, { description: 'Signs the viewer out everywhere, here too. For everybody who is signed in.' })
  endMySessions(@Ctx() ctx: PeopleContext): Promise<typeof EndSessionsResult> {
    return answer(ctx, () => endMySessions(ctx));
  }
}

/** Runs a use-case and wraps the moment it answers, or its refusal. */
function answer({ locale }: PeopleContext, run: () => Promise<Date>) {
  return outcome(locale, async () => Object.assign(new EndSessionsSuccess(), { endedAt: await run() }));
}
