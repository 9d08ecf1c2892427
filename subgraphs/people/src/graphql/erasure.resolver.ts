import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { PeopleContext } from '../people-context.js';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { eraseMyPersonalData, erasePersonalData } from '../use-cases/erase-personal-data.js';
import { EraseMyPersonalDataInput, EraseMyPersonalDataResult, ErasePersonalDataInput, ErasePersonalDataResult, ErasePersonalDataSuccess } from './erasure.type.js';

@Resolver()
export class ErasureResolver {
  @Access(PEOPLE_PERMISSIONS, 'person.erase-own')
  @Mutation(() => EraseMyPersonalDataResult, { description: 'Erases everything that says who the viewer is. Appeals stay. For everybody who is signed in.' })
  eraseMyPersonalData(
    @Arg('input', () => EraseMyPersonalDataInput, { description: 'The confirmation.' }) input: EraseMyPersonalDataInput,
    @Ctx() ctx: PeopleContext,
  ): Promise<typeof EraseMyPersonalDataResult> {
    return answer(ctx, () => eraseMyPersonalData(ctx, input));
  }

  @Access(PEOPLE_PERMISSIONS, 'person.erase')
  @Mutation(() => ErasePersonalDataResult, { description: 'Erases everything that says who a citizen is. Appeals stay. For the operator.' })
  erasePersonalData(
    @Arg('input', () => ErasePersonalDataInput, { description: 'Whose, and why.' }) input: ErasePersonalDataInput,
    @Ctx() ctx: PeopleContext,
  ): Promise<typeof ErasePersonalDataResult> {
    return answer(ctx, () => erasePersonalData(ctx, input));
  }
}

/** Runs a use-case and wraps whether there was anything, or its refusal. */
function answer({ locale }: PeopleContext, run: () => Promise<boolean>) {
  return outcome(locale, async () => Object.assign(new ErasePersonalDataSuccess(), { erased: await run() }));
}
