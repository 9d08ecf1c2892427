import type { Answer, BenchPlatform } from './platform.ts';

const APPEALS = 60;
/** The cabinet of the demo region whose list is read. */
const CABINET = 'roads';
const DETAILS = 'details { __typename form ... on Bench0DefectDetails { depth place size urgent note } }';

/** Something that is asked again and again. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  readonly persona: string;
  readonly query: string;
  /** For the turn of so many. */
  variables(turn: number): Record<string, unknown>;
}

/** Mutation results, flat. */
export async function step(platform: BenchPlatform, mutation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const more = mutation === 'installPlugin' ? `... on ${type}Success { isInUse }` : '';
  const query = `mutation ($input: ${type}Input!) { answer: ${mutation}(input: $input) { __typename ${more} ... on ValidationFailed { issues { path code message } } ... on Failure { code message } } }`;
  const { answer } = dataOf(await platform.ask('operator', query, { input })) as { answer: Record<string, unknown> };
  if (answer['__typename'] !== `${type}Success`) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Gives the demo region the first plugin, and messages about it. @returns the operations */
export async function prepare(platform: BenchPlatform): Promise<Operation[]> {
  await step(platform, 'installPlugin', { pluginId: 'bench.p0', version: '1.0.0', cabinet: CABINET });
  const { agencies } = dataOf(await platform.ask('operator', '{ agencies(first: 1, filter: { code: "MTDH" }) { nodes { cabinet { id slug } } } }')) as { agencies: { nodes: { cabinet: { id: string; slug: string } | null }[] } };
  const cabinetId = agencies.nodes.find(({ cabinet }) => cabinet?.slug === CABINET)?.cabinet?.id;
  if (cabinetId === undefined) throw new Error(`The demo region has no cabinet ${CABINET}`);
  const ids: string[] = [];
  for (let n = 0; n < APPEALS; n++) {
    const input = {
      idempotencyKey: `bench ${n}`,
      categoryId: 'bench.p0.defect',
      cabinetId,
      text: `Сообщение ${n}`,
      location: { latitude: 55.03, longitude: 82.92 },
      details: { bench0Defect: { depth: 1 + n, place: `Место ${n}`, size: ['SMALL', 'MEDIUM', 'LARGE'][n % 3], urgent: n % 2 === 0, note: 'Подробно '.repeat(10) } },
    };
    const { submitAppeal } = dataOf(
      await platform.ask('anna', 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename ... on SubmitAppealSuccess { appeal { id } } ... on ValidationFailed { issues { path code } } } }', { input }),
    ) as { submitAppeal: { appeal?: { id: string } } };
    if (submitAppeal.appeal === undefined) throw new Error(`No message: ${JSON.stringify(submitAppeal)}`);
    ids.push(submitAppeal.appeal.id);
  }
  return [
    {
      name: 'appeal',
      title: 'A message with its details',
      persona: 'anna',
      query: `query ($id: ID!) { appeal(id: $id) { text status category { id title term { amount unit } } ${DETAILS} } }`,
      variables: (turn) => ({ id: ids[turn % ids.length]! }),
    },
    {
      name: 'form',
      title: 'The form of a category',
      persona: 'anna',
      query: 'query ($id: ID!) { category(id: $id) { id title form isPrivate agency { title } formFields { key title type isRequired min max values { key title } } } }',
      variables: (turn) => ({ id: `bench.p${turn % 5}.${turn % 2 === 0 ? 'defect' : 'quality'}` }),
    },
    {
      name: 'list',
      title: 'The list of a cabinet, by a condition on details',
      persona: 'roads-coordinator',
      query: `query ($filter: AppealFilter) { appeals(first: 20, filter: $filter) { nodes { text status category { title } ${DETAILS} } } }`,
      variables: (turn) => ({ filter: { categoryId: 'bench.p0.defect', details: { bench0Defect: { depth: { gte: 1 + (turn % 30) } } } } }),
    },
  ];
}

/** What was asked for. @throws Error with what was wrong */
export function dataOf({ data, errors }: Answer): Record<string, unknown> {
  if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors));
  return data;
}
