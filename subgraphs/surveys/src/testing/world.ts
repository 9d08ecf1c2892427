import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, type Locale } from '@otklik/base';
import { connect, createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import type { Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer } from '@otklik/test/support';
import { parse, type ExecutionResult } from 'graphql';
import { buildSurveys, surveysDatabaseModule, surveysEntities } from '../index.js';
import { ROADS, publishedAgenciesModule } from './cabinets-module.js';
import { PEOPLE, person, type PersonName } from './people.js';

/** When the tests' clock stands when a world opens. */
export const NOON = '2026-11-19T05:00:00Z';

/** How many rows there are of everything that a change writes. */
export type RowCounts = Record<'survey' | 'participation' | 'key' | 'event' | 'answers' | 'texts', number>;

/** What a survey of the tests is asked and answered by. */
export interface AskedSurvey {
  readonly id: string;
  readonly questions: { readonly id: string; readonly kind: string; readonly options: { readonly id: string; readonly title: string }[] }[];
}

const SURVEY = 'id version status answerCount questions { id kind options { id title } }';
const SECRET = 'a secret of the tests, long enough to be one';

/** The subgraph on a database of its own, with a clock that stands still. */
export class World {
  private constructor(
    readonly subgraph: Subgraph,
    readonly orm: MikroORM,
    readonly clock: FixedClock,
    /** Runs SQL as the database's administrator. */
    readonly sql: (text: string, params?: unknown[]) => Promise<Record<string, unknown>[]>,
    readonly committed: { count: number },
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<World> {
    const database = await createTestDatabase([eventsDatabaseModule, publishedAgenciesModule, surveysDatabaseModule]);
    const orm = await createOrm({ databaseUrl: database.url, schema: 'surveys', entities: surveysEntities });
    const clock = new FixedClock(NOON);
    const committed = { count: 0 };
    const subgraph = await buildSurveys({ orm, clock, voteSecret: SECRET, onCommitted: () => void committed.count++ });
    const admin = await connect(database.adminUrl);
    const sql = async (text: string, params: unknown[] = []) => (await admin.query<Record<string, unknown>>(text, params)).rows;
    return new World(subgraph, orm, clock, sql, committed, async () => {
      await admin.end();
      await orm.close();
      await database.drop();
    });
  }

  /** The same platform started with another vote secret. */
  async withSecret(voteSecret: string): Promise<World> {
    const subgraph = await buildSurveys({ orm: this.orm, clock: this.clock, voteSecret, onCommitted: () => undefined });
    return new World(subgraph, this.orm, this.clock, this.sql, this.committed, () => Promise.resolve());
  }

  /** Runs an operation as somebody. */
  run(who: PersonName | Viewer, source: string, variables: Record<string, unknown> = {}, locale: Locale = 'ru', client = '192.0.2.1'): Promise<ExecutionResult> {
    const viewer = typeof who === 'string' ? PEOPLE[who] : who;
    return this.subgraph.execute({ document: parse(source), variables, context: { viewer, locale, requestId: 'test', client } });
  }

  /** Runs an operation that must go well. */
  async data(who: PersonName | Viewer, source: string, variables: Record<string, unknown> = {}, locale: Locale = 'ru'): Promise<Answer> {
    return answered(await this.run(who, source, variables, locale));
  }

  /** Runs a mutation with one input and answers its member of the result union. */
  async mutate(who: PersonName | Viewer, mutation: string, input: Record<string, unknown>): Promise<Answer> {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename
      ... on ${type}Success { survey { ${SURVEY} } }
      ... on ValidationFailed { issues { path code message } }
      ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code } } }`;
    return (await this.data(who, source, { input }))[mutation];
  }

  /** Makes a draft of the roads agency. */
  async draft(input: Record<string, unknown> = {}): Promise<AskedSurvey> {
    return surveyIn(await this.mutate('coordinator', 'createSurvey', { ...survey(), ...input }));
  }

  /** Makes a survey of the roads agency and publishes it. */
  async publish(input: Record<string, unknown> = {}): Promise<AskedSurvey> {
    const { id } = await this.draft(input);
    return surveyIn(await this.mutate('approver', 'publishSurvey', { surveyId: id }));
  }

  /** Answers as so many people whom nobody has seen before, one after the other. */
  async answerAs(people: number, asked: AskedSurvey, answersOf: (index: number) => Record<string, unknown>[]): Promise<void> {
    for (let index = 0; index < people; index++) {
      const input = { idempotencyKey: `key ${++keys}`, surveyId: asked.id, answers: answersOf(index) };
      surveyIn(await this.mutate(person(`person ${keys}`), 'answerSurvey', input));
    }
  }

  /** Counts what is written. */
  async counts(): Promise<RowCounts> {
    const [row] = await this.sql(`select
      (select count(*)::int from surveys.survey) as survey, (select count(*)::int from surveys.participation) as participation,
      (select count(*)::int from surveys.idempotency_key) as key, (select count(*)::int from events.outbox where topic like 'survey/%') as event,
      (select coalesce(sum(answers), 0)::int from surveys.survey) as answers,
      (select coalesce(sum(jsonb_array_length(texts)), 0)::int from surveys.text_bag) as texts`);
    return row as RowCounts;
  }
}

let keys = 0;

/** A survey that is in order, with a key of its own. */
export function survey(): Record<string, unknown> {
  return {
    idempotencyKey: `key ${++keys}`,
    agencyId: ROADS.agency,
    title: { ru: 'Пешеходный переход', en: 'Pedestrian crossing' },
    questions: [
      {
        kind: 'SINGLE',
        title: { ru: 'Нужен ли переход?', en: 'Is it needed?' },
        options: [
          { ru: 'Да', en: 'Yes' },
          { ru: 'Нет', en: 'No' },
        ],
        required: true,
      },
      { kind: 'MULTIPLE', title: { ru: 'Где?' }, options: [{ ru: 'У школы' }, { ru: 'У больницы' }, { ru: 'У рынка' }] },
      { kind: 'SCALE', title: { ru: 'Насколько опасно?' }, scale: { min: 1, max: 5 } },
      { kind: 'TEXT', title: { ru: 'Почему?' }, maxLength: 200 },
    ],
    closesAt: '2026-12-01T00:00:00Z',
  };
}

/** Answers to all four questions of that survey. */
export function answersTo({ questions: [single, multiple, scale, text] }: AskedSurvey): Record<string, unknown>[] {
  return [
    { questionId: single!.id, optionIds: [single!.options[0]!.id] },
    { questionId: multiple!.id, optionIds: [multiple!.options[0]!.id, multiple!.options[2]!.id] },
    { questionId: scale!.id, value: 4 },
    { questionId: text!.id, text: 'Дети бегают через дорогу.' },
  ];
}

/** A person's answers to that survey, with a key of their own. */
export function answer(asked: AskedSurvey): Record<string, unknown> {
  return { idempotencyKey: `key ${++keys}`, surveyId: asked.id, answers: answersTo(asked) };
}

function surveyIn(result: { survey?: AskedSurvey }): AskedSurvey {
  if (result.survey === undefined) throw new Error(JSON.stringify(result));
  return result.survey;
}
