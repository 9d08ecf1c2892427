import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { SurveyChange } from '../domain/survey-version.js';
import { cursorOf } from '../store/record-change.js';
import type { Survey } from '../store/survey.entity.js';
import type { SurveysContext } from '../surveys-context.js';
import { readSurveyUpdate } from '../use-cases/read-survey-update.js';
import './enums.js';
import { SurveyObject } from './survey.type.js';

@ObjectType('SurveyAnswersUpdate', {
  description: 'One change of a survey: it is published, one more person has answered, it is closed before its time.',
})
export class SurveyUpdateObject {
  @Field(() => String, { description: 'The place of the change: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Int, { description: 'The version that the change made.' })
  version!: number;

  @Field(() => SurveyChange, { description: 'What happened.' })
  change!: SurveyChange;

  @Field(() => Int, { description: 'How many people had answered then.' })
  count!: number;

  @Field(() => SurveyObject, { description: 'The survey as it is now.' })
  survey!: Ref<Survey>;
}

@Resolver(() => SurveyUpdateObject)
export class SurveyUpdateResolver {
  @Query(() => SurveyUpdateObject, { nullable: true, description: 'The change that a cursor stands for.' })
  async surveyAnswersUpdate(
    @Arg('cursor', () => String, { description: 'From `Survey.cursor` or `SurveyAnswersUpdate.cursor`.' }) cursor: string,
    @Ctx() ctx: SurveysContext,
  ): Promise<SurveyUpdateObject> {
    const { version, change, answers, survey } = await readSurveyUpdate(ctx, cursor);
    return { cursor: cursorOf(survey.id, version), version, change, count: answers, survey };
  }

  @Directive('@live(topic: "survey/{surveyId}", query: "surveyAnswersUpdate", everyMs: 1000)')
  @Subscription(() => SurveyUpdateObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'How many people have answered a published survey, as they do: at most once a second, the newest count; its results only when it closes.',
  })
  surveyAnswers(
    @Root() update: Ref<SurveyUpdateObject>,
    @Arg('surveyId', () => ID, { description: 'Which survey.' }) _surveyId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First everything that happened after this cursor; without it, only what happens from now on.',
    })
    _after: string | undefined,
  ): SurveyUpdateObject {
    return update;
  }
}
