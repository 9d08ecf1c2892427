import { FixedClock } from '@otklik/base';
import { agencyId } from '@otklik/cabinets';
import { buildSurveys } from '@otklik/surveys';
import type { Stores } from '../../platform/open-stores.js';
import { someone, teamOf } from '../messages/cast.js';
import { SeededRandom } from '../messages/random.js';
import { Stage } from './stage.js';
import { SAMPLE_SURVEYS, type SampleQuestion, type SampleSurvey } from './survey-samples.js';

const SEED = 24;

interface Asked {
  readonly id: string;
  readonly options: readonly { readonly id: string }[];
}

/** Lets demo agencies ask and demo citizens answer, by the rules for real ones. */
export async function seedSurveys(stores: Stores, voteSecret: string, now: Date): Promise<void> {
  const clock = new FixedClock(now);
  const stage = new Stage(await buildSurveys({ orm: stores.surveys, clock, voteSecret, onCommitted: () => undefined }), clock, now);
  const random = new SeededRandom(SEED);
  for (const survey of SAMPLE_SURVEYS) await seedSurvey(stage, survey, random);
}

async function seedSurvey(stage: Stage, survey: SampleSurvey, random: SeededRandom): Promise<void> {
  const { cabinet, title, description, openedDaysAgo, closesDaysAgo, questions } = survey;
  const { coordinator, approver } = teamOf(cabinet);
  const preparedDaysAgo = Math.max(openedDaysAgo, 0) + 2;
  const created = await stage.play<{ survey: { id: string; questions: Asked[] } }>(
    coordinator,
    stage.moment(preparedDaysAgo, 10),
    'createSurvey',
    {
      idempotencyKey: `${stage.keyPrefix} ${title.en}`,
      agencyId: agencyId(cabinet),
      title,
      description: { ru: description },
      opensAt: stage.moment(openedDaysAgo, 9).toISOString(),
      closesAt: stage.moment(closesDaysAgo, 18).toISOString(),
      questions: questions.map(questionInput),
    },
    'survey { id questions { id options { id } } }',
  );
  if (created === null) return;
  const { id, questions: asked } = created.survey;
  await stage.play(approver, stage.moment(preparedDaysAgo - 1, 15), 'publishSurvey', { surveyId: id }, 'survey { id }');

  const lastDay = Math.max(closesDaysAgo + 1, 1);
  for (let index = 0; index < survey.answers; index += 1) {
    const daysAgo = openedDaysAgo - Math.floor(((openedDaysAgo - lastDay) * index) / survey.answers);
    const answers = questions.flatMap((question, place) => answerTo(question, asked[place]!, random) ?? []);
    const at = stage.moment(daysAgo, 10 + (index % 12), random.between(0, 59));
    await stage.play(someone(index), at, 'answerSurvey', { idempotencyKey: `${stage.keyPrefix} ${title.en}`, surveyId: id, answers }, 'survey { id }');
  }
}

function questionInput(question: SampleQuestion): Record<string, unknown> {
  const { kind, title, required = false } = question;
  const common = { kind, title: { ru: title }, required };
  if (kind === 'SCALE') return { ...common, scale: { min: 1, max: question.weights.length } };
  if (kind === 'TEXT') return common;
  return { ...common, options: question.options.map(([ru]) => ({ ru })) };
}

/** Null when somebody leaves a question out. */
function answerTo(question: SampleQuestion, { id, options }: Asked, random: SeededRandom): Record<string, unknown> | null {
  if (question.required !== true && random.chance(question.kind === 'TEXT' ? 0.6 : 0.15)) return null;
  switch (question.kind) {
    case 'SCALE':
      return { questionId: id, value: random.weighted(question.weights.map((weight, place) => [place + 1, weight] as const)) };
    case 'TEXT':
      return { questionId: id, text: random.pick(question.texts) };
    case 'SINGLE':
      return { questionId: id, optionIds: [chosen(question.options, options, random)] };
    case 'MULTIPLE':
      return { questionId: id, optionIds: [...new Set([chosen(question.options, options, random), chosen(question.options, options, random)])] };
  }
}

function chosen(weights: readonly (readonly [string, number])[], options: Asked['options'], random: SeededRandom): string {
  return random.weighted(weights.map(([, weight], place) => [options[place]!.id, weight] as const));
}
