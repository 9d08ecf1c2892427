import { localize } from '@otklik/base';
import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Option, Question } from '../domain/question.js';
import type { SurveysContext } from '../surveys-context.js';
import { OptionObject, QuestionObject } from './question.type.js';

@Resolver(() => QuestionObject)
export class QuestionResolver {
  @FieldResolver(() => String, { description: 'The question, in the language of `Accept-Language`.' })
  title(@Root() question: Ref<Question>, @Ctx() ctx: SurveysContext): string {
    return localize(question.title, ctx.locale);
  }

  @FieldResolver(() => [OptionObject], { description: 'Of SINGLE and MULTIPLE; empty otherwise.' })
  options(@Root() question: Ref<Question>): readonly Option[] {
    return question.options;
  }
}

@Resolver(() => OptionObject)
export class OptionResolver {
  @FieldResolver(() => String, { description: 'The answer, in the language of `Accept-Language`.' })
  title(@Root() option: Ref<Option>, @Ctx() ctx: SurveysContext): string {
    return localize(option.title, ctx.locale);
  }
}
