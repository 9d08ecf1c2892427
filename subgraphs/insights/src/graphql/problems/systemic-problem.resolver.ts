import { isId, localize } from '@otklik/base';
import { cabinetsOf, isOperator } from '@otklik/identity';
import { Access, outcome, PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { InsightsContext } from '../../insights-context.js';
import { INSIGHTS_PERMISSIONS } from '../../permissions.js';
import type { SystemicProblem } from '../../store/problems/systemic-problems.js';
import { confirmRootCause } from '../../use-cases/problems/confirm-root-cause.js';
import { listProblems } from '../../use-cases/problems/list-problems.js';
import { raiseProblems } from '../../use-cases/problems/raise-problems.js';
import { changeProblem } from '../../use-cases/problems/update-problem.js';
import { AgencyStub, CategoryStub } from '../stubs.type.js';
import { rootCauseOf } from './matrix.resolver.js';
import {
  ConfirmRootCauseInput,
  ConfirmRootCauseResult,
  ConfirmRootCauseSuccess,
  ProblemFilterInput,
  RaiseSystemicProblemsInput,
  RaiseSystemicProblemsResult,
  RaiseSystemicProblemsSuccess,
  RootCauseObject,
  SystemicProblemConnection,
  SystemicProblemObject,
  UpdateSystemicProblemInput,
  UpdateSystemicProblemResult,
  UpdateSystemicProblemSuccess,
} from './problems.type.js';

@Resolver(() => SystemicProblemObject)
export class SystemicProblemResolver {
  @Query(() => SystemicProblemObject, { nullable: true, description: 'One systemic problem; null when there is none of this id. Public.' })
  systemicProblem(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsightsContext): Promise<Ref<SystemicProblem> | null> {
    return isId(id) ? ctx.loaders.problem.load(id.toLowerCase()) : Promise.resolve(null);
  }

  @Query(() => SystemicProblemConnection, { description: 'The systemic problems, the newest first. Public.' })
  systemicProblems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProblemFilterInput, { nullable: true, description: 'Which ones.' }) filter: ProblemFilterInput | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Connection<SystemicProblem>> {
    return listProblems(ctx, page, filter);
  }

  @Access(INSIGHTS_PERMISSIONS, 'root-cause.confirm')
  @Mutation(() => ConfirmRootCauseResult, {
    description: 'Says what was behind a solved appeal; a later word takes the place of an earlier one. For coordinators and approvers of the agency that answered it.',
  })
  confirmRootCause(
    @Arg('input', () => ConfirmRootCauseInput, { description: 'The cause.' }) input: ConfirmRootCauseInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof ConfirmRootCauseResult>> {
    return outcome(ctx.locale, async () => {
      const { key, title } = await confirmRootCause(ctx, input);
      return Object.assign(new ConfirmRootCauseSuccess(), { rootCause: { key, title: localize(title, ctx.locale) } });
    });
  }

  @Access(INSIGHTS_PERMISSIONS, 'problem.raise')
  @Mutation(() => RaiseSystemicProblemsResult, {
    description: 'Raises the alarms of the last three whole months against the year before, as it is done by itself once a day. For the operator.',
  })
  raiseSystemicProblems(
    @Arg('input', () => RaiseSystemicProblemsInput, { description: 'The key of the try.' }) input: RaiseSystemicProblemsInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof RaiseSystemicProblemsResult>> {
    return outcome(ctx.locale, async () => Object.assign(new RaiseSystemicProblemsSuccess(), { raised: await raiseProblems(ctx, input) }));
  }

  @Access(INSIGHTS_PERMISSIONS, 'problem.change')
  @Mutation(() => UpdateSystemicProblemResult, {
    description: 'Gives a systemic problem to an agency or a person, says what is known of it, moves it on. For curators and authorised persons of its agency and of those above it, and for the operator.',
  })
  updateSystemicProblem(
    @Arg('input', () => UpdateSystemicProblemInput, { description: 'What changes.' }) input: UpdateSystemicProblemInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof UpdateSystemicProblemResult>> {
    return outcome(ctx.locale, async () => Object.assign(new UpdateSystemicProblemSuccess(), { problem: await changeProblem(ctx, input) }));
  }

  @FieldResolver(() => CategoryStub, { description: 'The category.' })
  category(@Root() problem: Ref<SystemicProblem>): { id: string } {
    return { id: problem.categoryId };
  }

  @FieldResolver(() => RootCauseObject, { nullable: true, description: 'The confirmed root cause; null when it was raised by all appeals together.' })
  rootCause(@Root() { categoryId, rootCause }: Ref<SystemicProblem>, @Ctx() ctx: InsightsContext): Promise<RootCauseObject> | null {
    return rootCause === null ? null : rootCauseOf(ctx, categoryId, rootCause);
  }

  @FieldResolver(() => AgencyStub, { nullable: true, description: 'The agency that answers for it; null when nobody answers its category.' })
  agency(@Root() problem: Ref<SystemicProblem>): { id: string } | null {
    return problem.agencyId === null ? null : { id: problem.agencyId };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Login of the person who answers for it, for everybody who works in a cabinet and for the operator; null for others, and without one.' })
  owner(@Root() { owner }: Ref<SystemicProblem>, @Ctx() { viewer }: InsightsContext): string | null {
    return viewer.kind === 'person' && (isOperator(viewer) || cabinetsOf(viewer).length > 0) ? owner : null;
  }
}
