import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { textFor, type Texts } from '../../domain/questionnaire/texts.js';
import type { SurveysContext } from '../../surveys-context.js';
import { FormQuestionObject, VersionObject, questionObject } from './version.type.js';

/** What the argument that chooses the language of a text is for. */
export const LANGUAGE = 'Its BCP 47 tag, such as `tt`; the language of `Accept-Language` by default, and the default language of the version where a text is not there.';

@Resolver(() => VersionObject)
export class QuestionnaireVersionResolver {
  @FieldResolver(() => String, { description: 'What it is about.' })
  title(@Root() root: VersionObject, @Arg('language', () => String, { nullable: true, description: LANGUAGE }) language: string | undefined, @Ctx() ctx: SurveysContext): string {
    return told(root, root.version.content.title, language, ctx)!;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What is said before the first question.' })
  introduction(@Root() root: VersionObject, @Arg('language', () => String, { nullable: true, description: LANGUAGE }) language: string | undefined, @Ctx() ctx: SurveysContext): string | null {
    return told(root, root.version.content.introduction, language, ctx);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What is said to somebody who has answered.' })
  thanks(@Root() root: VersionObject, @Arg('language', () => String, { nullable: true, description: LANGUAGE }) language: string | undefined, @Ctx() ctx: SurveysContext): string | null {
    return told(root, root.version.content.thanks, language, ctx);
  }

  @FieldResolver(() => [FormQuestionObject], { description: 'What is asked, in order.' })
  questions(@Root() { version }: VersionObject): FormQuestionObject[] {
    return version.content.questions.map((question) => questionObject(question, version.content.defaultLanguage));
  }
}

function told({ defaultLanguage }: VersionObject, texts: Texts | null, language: string | undefined, { locale }: SurveysContext): string | null {
  return texts === null ? null : textFor(texts, defaultLanguage, locale, language);
}
