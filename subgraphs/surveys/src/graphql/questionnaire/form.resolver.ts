import { ValidationIssueObject, issueObject, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { fillStep } from '../../domain/questionnaire/fill-step.js';
import { Channel, Respondents } from '../../domain/questionnaire/placement.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { SurveysContext } from '../../surveys-context.js';
import { openForm } from '../../use-cases/questionnaire/open-form.js';
import './enums.js';
import { ResponseInputType } from './mutations.type.js';
import { QuestionnaireObject } from './questionnaire.type.js';
import { FormQuestionObject, VersionObject, questionObject, versionObject } from './version.type.js';

@ObjectType('QuestionnaireForm', { description: 'A questionnaire as it is asked at a placement.' })
export class FormObject {
  @Field(() => Channel, { description: 'By which way people come.' })
  channel!: Channel;

  @Field(() => String, { description: 'What the place is called.' })
  place!: string;

  @Field(() => QuestionnaireObject, { description: 'The questionnaire.' })
  questionnaire!: Ref<Questionnaire>;

  @Field(() => VersionObject, { description: 'What is asked now.' })
  version!: VersionObject;

  @Field(() => Boolean, { description: 'Whether people have to sign in to answer.' })
  needsSignIn!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Give it to `answerQuestionnaire` to answer without signing in: good for one answer within 12 hours. Null where people have to sign in.',
  })
  ticket!: string | null;
}

@ObjectType('QuestionnaireStep', { description: 'What to ask next: questions come in steps, so that nobody is shown what is not to be asked of them.' })
export class StepObject {
  @Field(() => Int, { description: 'Number of the step that is shown last, from 0: give it with the answers to it.' })
  number!: number;

  @Field(() => [FormQuestionObject], { description: 'What is asked up to this step by the answers so far.' })
  questions!: FormQuestionObject[];

  @Field(() => [ValidationIssueObject], { description: 'What is wrong with the answers; each path begins with the key of the question.' })
  issues!: ValidationIssueObject[];

  @Field(() => Boolean, { description: 'Whether everything is answered that is asked: then the answers to these questions can be sent.' })
  isComplete!: boolean;

  @Field(() => Boolean, { description: 'Whether no step can follow this one.' })
  isLast!: boolean;
}

@Resolver(() => FormObject)
export class FormResolver {
  @Query(() => FormObject, {
    nullable: true,
    description: 'The form behind the token of a placement. Null with the code NOT_FOUND when the token is unknown or revoked, or the questionnaire takes no answers.',
  })
  async questionnaireForm(
    @Arg('token', () => String, { description: 'Of the placement.' }) token: string,
    @Arg('ticket', () => String, { nullable: true, description: 'Of the form as it was opened before: then it is the version of then, and its ticket.' }) opened: string | undefined,
    @Ctx() ctx: SurveysContext,
  ): Promise<FormObject> {
    const { placement, questionnaire, version, ticket } = await openForm(ctx, token, opened);
    const { channel, place } = placement;
    return { channel, place, questionnaire, version: versionObject(version), needsSignIn: questionnaire.respondents === Respondents.SIGNED_IN, ticket };
  }

  @FieldResolver(() => StepObject, { description: 'For forms that are filled in step by step: what to ask next. Nothing is kept.' })
  step(
    @Root() { version: { version } }: FormObject,
    @Arg('number', () => Int, { nullable: true, description: 'The step that was shown last; none when the form has just been opened.' }) number: number | undefined,
    @Arg('answers', () => [ResponseInputType], { nullable: true, description: 'All answers so far; those to what is no longer asked are passed over.' }) answers: ResponseInputType[] | undefined,
    @Ctx() ctx: SurveysContext,
  ): StepObject {
    const { questions, defaultLanguage } = version.content;
    const { issues, questions: shown, ...step } = fillStep(questions, number ?? null, answers ?? []);
    return { ...step, questions: shown.map((question) => questionObject(question, defaultLanguage)), issues: issues.map((issue) => issueObject(issue, ctx.locale)) };
  }
}
