import { PageArgs, type Connection } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Survey } from '../store/survey.entity.js';
import type { SurveysContext } from '../surveys-context.js';
import { surveysOfAgency } from '../use-cases/list-surveys.js';
import { AgencyStub } from './stubs.type.js';
import { SurveyConnection, SurveyFilterInput } from './survey.type.js';

@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => SurveyConnection, { description: 'Its surveys, as far as the viewer may know of them, newest first.' })
  surveys(
    @Root() agency: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SurveyFilterInput, { nullable: true, description: 'Which ones.' }) filter: SurveyFilterInput | undefined,
    @Ctx() ctx: SurveysContext,
  ): Promise<Connection<Survey>> {
    return surveysOfAgency(ctx, agency.id, page, filter);
  }
}
