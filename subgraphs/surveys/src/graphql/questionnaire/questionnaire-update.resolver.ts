import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { questionnaireCursor } from '../../store/questionnaire/questionnaire-events.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { SurveysContext } from '../../surveys-context.js';
import { readQuestionnaireUpdate } from '../../use-cases/questionnaire/read-questionnaire-update.js';
import { QuestionnaireObject } from './questionnaire.type.js';

@ObjectType('QuestionnaireAnswersUpdate', { description: 'A change of a questionnaire: a version is published, somebody has answered, it is closed.' })
export class QuestionnaireUpdateObject {
  @Field(() => String, { description: 'The place of the change: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Int, { description: 'The version that the change made.' })
  version!: number;

  @Field(() => Int, { description: 'How many people have answered by now.' })
  count!: number;

  @Field(() => QuestionnaireObject, { description: 'The questionnaire as it is now.' })
  questionnaire!: Ref<Questionnaire>;
}

@Resolver(() => QuestionnaireUpdateObject)
export class QuestionnaireUpdateResolver {
  @Query(() => QuestionnaireUpdateObject, { nullable: true, description: 'The change that a cursor stands for.' })
  async questionnaireAnswersUpdate(
    @Arg('cursor', () => String, { description: 'From `Questionnaire.cursor` or `QuestionnaireAnswersUpdate.cursor`.' }) cursor: string,
    @Ctx() ctx: SurveysContext,
  ): Promise<QuestionnaireUpdateObject> {
    const { version, questionnaire } = await readQuestionnaireUpdate(ctx, cursor);
    return { cursor: questionnaireCursor(questionnaire.id, version), version, count: questionnaire.answers, questionnaire };
  }

  @Directive('@live(topic: "questionnaire/{questionnaireId}", query: "questionnaireAnswersUpdate", everyMs: 1000)')
  @Subscription(() => QuestionnaireUpdateObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'How many people have answered a published questionnaire, as they do: at most once a second, the newest count.',
  })
  questionnaireAnswers(
    @Root() update: Ref<QuestionnaireUpdateObject>,
    @Arg('questionnaireId', () => ID, { description: 'Which questionnaire.' }) _questionnaireId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First everything that happened after this cursor; without it, only what happens from now on.',
    })
    _after: string | undefined,
  ): QuestionnaireUpdateObject {
    return update;
  }
}
