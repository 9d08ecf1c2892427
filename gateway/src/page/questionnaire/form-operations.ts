const CHOICE = 'key title(language: $language)';

/** What the page asks the graph before it shows anything. */
export const FORM_OPERATION = `query QuestionnaireForm($token: String!, $ticket: String, $language: String, $number: Int, $answers: [QuestionnaireAnswerInput!]) {
  questionnaireForm(token: $token, ticket: $ticket) {
    ticket
    needsSignIn
    version { defaultLanguage languages title(language: $language) introduction(language: $language) thanks(language: $language) }
    step(number: $number, answers: $answers) {
      number
      isComplete
      isLast
      issues { path message }
      questions { key kind required maxLength title(language: $language) scale { min max } options { ${CHOICE} } rows { ${CHOICE} } }
    }
  }
}`;

/** How the page sends answers. */
export const ANSWER_OPERATION = `mutation AnswerQuestionnaire($input: AnswerQuestionnaireInput!) {
  answerQuestionnaire(input: $input) {
    __typename
    ... on Failure { code message }
    ... on ValidationFailed { issues { path message } }
  }
}`;

/** One of the answers that a question offers, or a row of a matrix. */
export interface ChoiceView {
  readonly key: string;
  readonly title: string;
}

/** A question as the page shows it. */
export interface QuestionView {
  readonly key: string;
  readonly kind: string;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly title: string;
  readonly scale: { readonly min: number; readonly max: number } | null;
  readonly options: readonly ChoiceView[];
  readonly rows: readonly ChoiceView[];
}

/** Something that is wrong with an answer; the path begins with the key of the question. */
export interface IssueView {
  readonly path: readonly string[];
  readonly message: string;
}

/** The graph's answer to `FORM_OPERATION`. */
export interface FormView {
  /** Null where people have to sign in. */
  readonly ticket: string | null;
  readonly needsSignIn: boolean;
  readonly version: {
    readonly defaultLanguage: string;
    readonly languages: readonly string[];
    readonly title: string;
    readonly introduction: string | null;
    readonly thanks: string | null;
  };
  readonly step: { readonly number: number; readonly isComplete: boolean; readonly isLast: boolean; readonly issues: readonly IssueView[]; readonly questions: readonly QuestionView[] };
}

/** The graph's answer to `ANSWER_OPERATION`. */
export interface SentView {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly issues?: readonly IssueView[];
}
