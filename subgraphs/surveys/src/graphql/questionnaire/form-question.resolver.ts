import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { textFor } from '../../domain/questionnaire/texts.js';
import type { SurveysContext } from '../../surveys-context.js';
import { LANGUAGE } from './version.resolver.js';
import { ChoiceObject, FormQuestionObject, choiceObject } from './version.type.js';

@Resolver(() => FormQuestionObject)
export class FormQuestionResolver {
  @FieldResolver(() => String, { description: 'The question.' })
  title(@Root() { told }: FormQuestionObject, @Arg('language', () => String, { nullable: true, description: LANGUAGE }) language: string | undefined, @Ctx() ctx: SurveysContext): string {
    return textFor(told.part.title, told.main, ctx.locale, language);
  }

  @FieldResolver(() => [ChoiceObject], { description: 'Of SINGLE, MULTIPLE and RANKING; the columns of MATRIX; empty otherwise.' })
  options(@Root() { told }: FormQuestionObject): ChoiceObject[] {
    return told.part.options.map((choice) => choiceObject(choice, told.main));
  }

  @FieldResolver(() => [ChoiceObject], { description: 'Of MATRIX; empty otherwise.' })
  rows(@Root() { told }: FormQuestionObject): ChoiceObject[] {
    return told.part.rows.map((choice) => choiceObject(choice, told.main));
  }
}

@Resolver(() => ChoiceObject)
export class ChoiceResolver {
  @FieldResolver(() => String, { description: 'The answer, or the row.' })
  title(@Root() { told }: ChoiceObject, @Arg('language', () => String, { nullable: true, description: LANGUAGE }) language: string | undefined, @Ctx() ctx: SurveysContext): string {
    return textFor(told.part.title, told.main, ctx.locale, language);
  }
}
