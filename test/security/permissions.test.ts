/**
 * The permission table, the schema and the use-cases say the same. Every mutation and every protected query is called without a
 * token, and the checks that really happen are recorded: black box but for the recorder.
 */
import { permissionRows, PERMISSION_TABLES } from '@otklik/app';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import {
  buildSchema,
  getDirectiveValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/public.graphql'), 'utf8'));
const rows = new Map(permissionRows().map((row) => [row.action, row]));
const ACCESS = schema.getDirective('access')!;

interface Access {
  readonly action: string;
  readonly who: string[];
  readonly scope?: string;
}

type Field = GraphQLField<unknown, unknown>;

const accessOf = ({ astNode }: Field): Access | undefined => (astNode ? (getDirectiveValues(ACCESS, astNode) as unknown as Access) : undefined);

/** Every field of the graph that says who may call it. */
const protectedFields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ place: `${type.name}.${field.name}`, access: accessOf(field) })))
  .filter(({ access }) => access !== undefined) as { place: string; access: Access }[];

describe('the public schema', () => {
  test('says of every mutation who may call it', () => {
    const silent = Object.values(schema.getMutationType()!.getFields()).filter((field) => accessOf(field) === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('says the same as the permission table', () => {
    expect(protectedFields.length).toBeGreaterThan(30);
    for (const { place, access } of protectedFields) {
      const { who, scope } = rows.get(access.action) ?? {};
      expect({ place, who: access.who, scope: access.scope }).toEqual({ place, who, scope });
    }
  });
});

describe('use-cases', () => {
  const checked = new Set<string>();
  const everChecked = new Set<string>();
  let platform: TestPlatform;
  let stops: (() => void)[];

  beforeAll(async () => {
    stops = Object.values(PERMISSION_TABLES).map((table) =>
      table.onCheck((action) => {
        checked.add(action);
        everChecked.add(action);
      }),
    );
    platform = await startTestPlatform();
  });
  afterAll(async () => {
    for (const stop of stops) stop();
    await platform?.stop();
  });
  beforeEach(() => checked.clear());

  const root = (type: 'query' | 'mutation', fields: Record<string, Field>): [string, string, Field][] =>
    Object.values(fields)
      .filter((field) => accessOf(field) !== undefined)
      .map((field) => [type, field.name, field]);

  test.each([...root('mutation', schema.getMutationType()!.getFields()), ...root('query', schema.getQueryType()!.getFields())])(
    '%s %s asks for the permission that the schema says, and refuses who has no token',
    async (type, name, field) => {
      const { action, who } = accessOf(field)!;
      const { document, variables } = callOf(type, field);
      const { data, errors } = await new GraphClient(platform.url, null).send(document, variables);
      expect([...checked]).toContain(action);
      if (who.includes('EVERYBODY')) return;
      if (type === 'mutation') expect(data?.[name]).toEqual({ __typename: 'Forbidden' });
      else expect([data?.[name] ?? null, errors?.[0]?.extensions?.['code']]).toEqual([null, 'FORBIDDEN']);
    },
  );

  test('fields of objects ask for theirs, and no row of the table is unused', async () => {
    const [anna, approver, executor] = await Promise.all(['anna', 'roads-approver', 'roads-executor'].map((persona) => GraphClient.as(platform.url, persona)));
    await useEverything(anna!, approver!, executor!);
    expect(protectedFields.filter(({ access }) => !everChecked.has(access.action)).map(({ place }) => place)).toEqual([]);
    expect([...rows.keys()].filter((action) => !everChecked.has(action))).toEqual([]);
  });
});

/** A call with the least input that fits the schema. */
function callOf(type: string, field: Field): { document: string; variables: Record<string, unknown> } {
  const required = field.args.filter((arg) => isNonNullType(arg.type));
  const variables = Object.fromEntries(required.map((arg) => [arg.name, leastOf(arg.type)]));
  const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return { document: `${type}${declared && `(${declared})`} { ${field.name}${given && `(${given})`} { __typename } }`, variables };
}

function leastOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastOf(type.ofType);
  if (isListType(type)) return [leastOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    return Object.fromEntries(required.map((field) => [field.name, leastOf(field.type)]));
  }
  const leaves: Record<string, unknown> = { ID: '00000000-0000-7000-8000-000000000000', Int: 1, Float: 1, Boolean: true, DateTime: '2030-01-01T00:00:00Z' };
  return leaves[type.name] ?? 'text';
}

/** Reads every protected field of an object: of an appeal, a closed survey, a discussion, a cabinet and the viewer. */
async function useEverything(anna: GraphClient, approver: GraphClient, executor: GraphClient): Promise<void> {
  const [soon, later] = [1, 40].map((days) => new Date(Date.now() + days * 86_400_000).toISOString()) as [string, string];
  const { agencies } = await anna.ask<{ agencies: { nodes: { id: string; cabinet: { id: string; slug: string } | null }[] } }>(
    '{ agencies(first: 100) { nodes { id cabinet { id slug } } } }',
  );
  const roads = agencies.nodes.find(({ cabinet }) => cabinet?.slug === 'roads')!;
  const text = { ru: 'Текст', en: 'Text' };
  const survey = { idempotencyKey: 'survey-of-permissions', agencyId: roads.id, title: text, closesAt: later, questions: [{ kind: 'TEXT', title: text }] };
  const discussion = { idempotencyKey: 'discussion-of-permissions', agencyId: roads.id, title: 'Акт', summary: 'Акт', opensAt: soon, closesAt: later, clauses: [{ number: '1', text: 'Пункт' }] };
  const appeal = { idempotencyKey: 'appeal-of-permissions', categoryId: 'core.other', text: 'Сообщение' };
  const submitted = await anna.ask<{ submitAppeal: { appeal: { id: string } } }>(
    'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id } } } }',
    { input: appeal },
  );
  for (const part of ['APPEAL', 'ANSWER']) {
    const input = { idempotencyKey: part, fileName: 'a.pdf', mediaType: 'application/pdf', size: 9, appealId: submitted.submitAppeal.appeal.id, part };
    await anna.send('mutation ($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { __typename } }', { input });
  }
  const formal = { ...appeal, idempotencyKey: 'appeal-of-permissions-by-law', kind: 'APPEAL' };
  await anna.send('mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename } }', { input: formal });
  const pothole = { ...appeal, idempotencyKey: 'pothole-of-permissions', categoryId: 'roads.pothole', details: { roadPothole: { lane: 1 } } };
  await anna.send('mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename } }', { input: pothole });
  const created = await approver.ask<{ createSurvey: { survey: { id: string } } }>(
    'mutation ($input: CreateSurveyInput!) { createSurvey(input: $input) { __typename ... on CreateSurveySuccess { survey { id } } ... on ValidationFailed { issues { path code } } } }',
    { input: survey },
  );
  const surveyId = created.createSurvey.survey.id;
  await approver.ask('mutation ($input: PublishSurveyInput!) { publishSurvey(input: $input) { __typename } }', { input: { surveyId } });
  await approver.ask('mutation ($input: CloseSurveyInput!) { closeSurvey(input: $input) { __typename } }', { input: { surveyId } });
  const words = [{ language: 'ru', text: 'Текст' }];
  await approver.ask('mutation ($input: CreateQuestionnaireInput!) { createQuestionnaire(input: $input) { __typename ... on ValidationFailed { issues { path code } } } }', {
    input: { idempotencyKey: 'questionnaire-of-permissions', agencyId: roads.id, content: { title: words, questions: [{ key: 'csat', kind: 'CSAT', title: words }] } },
  });
  await approver.ask('mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) { __typename ... on ValidationFailed { issues { path code } } } }', {
    input: discussion,
  });
  await executor.ask('mutation ($input: SetAbsenceInput!) { setAbsence(input: $input) { __typename } }', {
    input: { cabinet: 'roads', login: 'roads-executor', from: soon.slice(0, 10), until: later.slice(0, 10) },
  });
  await anna.ask('{ viewer { login roles { role } personalData { givenName } personalDataReads { nodes { field } } myDataExport { json } appeals { nodes { author { id } executor origin { source } answer { text } attachments { name } replyDraft(templateId: "00000000-0000-7000-8000-000000000000") { text } } } } }');
  await approver.ask('mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { __typename } }', {
    input: { cabinetId: roads.cabinet!.id, title: 'Мои', filter: {}, isShared: true, idempotencyKey: 'filter-of-permissions' },
  });
  await approver.ask(`{
    appealExports { nodes { id } }
    cabinet(id: "${roads.cabinet!.id}") { staff { login } installations { config } staffMembers { absences { reason } } replyTemplates { nodes { id } } }
    appeals { nodes { internalComments { nodes { text } } suggestedAssignee { executor } participations { status } } }
    survey(id: "${surveyId}") { results { questions { texts { nodes { text } } } } }
    surveys { nodes { id } }
    questionnaires { nodes { draft { number } placements { nodes { id } } paperEntries { nodes { id } } } }
    discussions { nodes { id proposals { nodes { id } } } }
  }`);
}
