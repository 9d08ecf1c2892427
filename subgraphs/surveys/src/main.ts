import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import { FormKeys } from './domain/questionnaire/form-keys.js';
import { VoteKeys } from './domain/vote-keys.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { MutationsResolver } from './graphql/mutations.resolver.js';
import { QuestionResultResolver } from './graphql/question-result.resolver.js';
import { OptionResolver, QuestionResolver } from './graphql/question.resolver.js';
import { SurveyUpdateResolver } from './graphql/survey-update.resolver.js';
import { SurveyResolver } from './graphql/survey.resolver.js';
import { ChoiceResolver, FormQuestionResolver } from './graphql/questionnaire/form-question.resolver.js';
import { FormResolver } from './graphql/questionnaire/form.resolver.js';
import { PaperEntryResolver, PlacementResolver } from './graphql/questionnaire/placement.resolver.js';
import { QuestionnaireAgencyResolver, QuestionnaireResolver } from './graphql/questionnaire/questionnaire.resolver.js';
import { QuestionnaireMutationsResolver } from './graphql/questionnaire/mutations.resolver.js';
import { QuestionnaireUpdateResolver } from './graphql/questionnaire/questionnaire-update.resolver.js';
import { QuestionnaireVersionResolver } from './graphql/questionnaire/version.resolver.js';
import { createLoaders } from './store/loaders.js';
import { M0001Surveys } from './store/migrations/m0001-surveys.js';
import { M0002Tenancy } from './store/migrations/m0002-tenancy.js';
import { M0003Keys } from './store/migrations/m0003-keys.js';
import { M0004Questionnaires } from './store/migrations/m0004-questionnaires.js';
import type { SurveysContext } from './surveys-context.js';
import { findQuestionnaire } from './use-cases/questionnaire/read-questionnaire.js';
import { findReadableSurvey } from './use-cases/read-survey.js';

/** What the surveys subgraph keeps in PostgreSQL. Its role reads the views that `cabinets` publishes, so that comes first. */
export const surveysDatabaseModule: DatabaseModule = { schema: 'surveys', migrations: [M0001Surveys, M0002Tenancy, M0003Keys, M0004Questionnaires] };

/** What the subgraph stands on. */
export interface SurveysOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /**
   * Turns people into marks; at least 32 characters, kept outside the database and the same for as long as a survey is
   * open, in every process. Lost, open surveys take no more answers.
   */
  readonly voteSecret: string;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/** Wires the subgraph `surveys`. */
export function buildSurveys({ orm, clock, voteSecret, onCommitted }: SurveysOptions): Promise<Subgraph> {
  const voteKeys = new VoteKeys(voteSecret);
  const formKeys = new FormKeys(voteSecret);
  return buildSubgraph<SurveysContext>({
    name: 'surveys',
    resolvers: [
      SurveyResolver,
      QuestionResolver,
      OptionResolver,
      QuestionResultResolver,
      SurveyUpdateResolver,
      MutationsResolver,
      AgencyResolver,
      QuestionnaireResolver,
      QuestionnaireAgencyResolver,
      QuestionnaireVersionResolver,
      FormQuestionResolver,
      ChoiceResolver,
      FormResolver,
      PlacementResolver,
      PaperEntryResolver,
      QuestionnaireUpdateResolver,
      QuestionnaireMutationsResolver,
    ],
    references: {
      Survey: ({ id }, context) => findReadableSurvey(context, String(id)),
      Questionnaire: ({ id }, context) => findQuestionnaire(context, String(id)),
      Agency: ({ id }) => ({ id }),
    },
    live: true,
    orm,
    createContext: (request, em) => ({ ...request, em, loaders: createLoaders(em), clock, voteKeys, formKeys, onCommitted }),
  });
}
