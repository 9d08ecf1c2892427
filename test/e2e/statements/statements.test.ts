/**
 * Walks the whole public graph: reads every list, and all that hangs on its elements, once with few of them and once with many. However
 * long the list is, no statement may be run more often (no N+1).
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { buildSchema, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { growing, normalized, StatementCounter } from './counted-statements.js';
import { walksOf, type Arguments } from './schema-walk.js';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema/public.graphql'), 'utf8'));
const [FEW, MANY] = [4, 12];

/** Types of what is asked one at a time, by a cursor or a template, and of what is the same for everybody. */
const NOT_IN_LISTS = ['Query', 'AgencyFeedUpdate', 'AppealUpdate', 'CabinetInboxUpdate', 'DiscussionActivity', 'InsightsUpdate', 'LowRatedService', 'LowRatedServices', 'ReplyPlaceholder', 'QuestionnaireAnswersUpdate', 'QuestionnaireForm', 'QuestionnaireStep', 'SurveyAnswersUpdate', 'ReplyDraft', 'UnfilledPlaceholder', 'ValidationIssue', 'AutoRuleVerdict'];

/** What fields need to be told that cannot be asked without. */
const ARGUMENTS: Arguments = { 'Citizen.personalData': 'purpose: "A walk over the whole graph"', 'Query.problemSegments': 'by: TERRITORY, first: $n' };
const WALKS = walksOf(schema, ARGUMENTS);
/** Larger than any client's, so that a walk takes one operation for each list. */
const WIDE = { OTKLIK_MAX_COST: '100000000', OTKLIK_MAX_ALIASES: '10000', OTKLIK_MAX_SELECTIONS: '100000', OTKLIK_MAX_TOKENS: '1000000', OTKLIK_MAX_REPEATS: '10000' };

let platform: TestPlatform;
let counter: StatementCounter;
let operator: GraphClient;

beforeAll(async () => {
  counter = new StatementCounter();
  platform = await startTestPlatform({ samples: true, more: WIDE });
  operator = await GraphClient.as(platform.url, 'operator');
});

afterAll(async () => {
  await platform?.stop();
  counter?.stop();
});

describe.each(WALKS)('everything behind $list', ({ operation }) => {
  it('takes the same statements, however long the list is', async () => {
    const read = (n: number) => operator.ask(operation, { n });
    await read(MANY);
    const few = await counter.during(() => read(FEW));
    const many = await counter.during(() => read(MANY));
    expect(few.size).toBeGreaterThan(0);
    expect(growing(few, many)).toEqual([]);
  });
});

test('nearly every type that queries lead to is behind a list', () => {
  const reached = new Set(['Query']);
  for (const name of reached) {
    const type = schema.getType(name);
    const members = isCompositeType(type) && !isObjectType(type) ? schema.getPossibleTypes(type) : [];
    for (const member of members) reached.add(member.name);
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) if (isCompositeType(getNamedType(field.type))) reached.add(getNamedType(field.type).name);
  }
  const walked = new Set(WALKS.flatMap(({ types }) => [...types]));
  const left = [...reached].filter((name) => isObjectType(schema.getType(name)) && !walked.has(name));
  expect(left.sort()).toEqual(NOT_IN_LISTS.sort());
});

describe('statements', () => {
  it('are the same whatever values they have, and however many', () => {
    const text = normalized("select a from b where c in ($1, $2, $3)\n  and d = 'it''s' limit 5");
    expect(text).toBe(normalized({ text: "select a from b where c in ($1) and d = 'x' limit 100" }));
    expect(normalized('select a from b')).not.toBe(normalized('select a from c'));
  });

  it('that are run once for each element are found', () => {
    const few = new Map([['one by one', 4], ['together', 1]]);
    const many = new Map([['one by one', 12], ['together', 1], ['not needed for few', 1]]);
    expect(growing(few, many)).toEqual(['4 → 12: one by one']);
  });
});
