import type { Answer } from '@otklik/test/support';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const IMPORT = `mutation ($input: ImportMessagesInput!) { importMessages(input: $input) { __typename
  ... on ImportMessagesSuccess { messages { externalId outcome differs issues { path code message } appeal { id text } } }
  ... on ValidationFailed { issues { path code } } ... on Forbidden { code } } }`;

const APPEAL = `query ($id: ID!) { appeal(id: $id) { text status visibility channel submittedAt version category { id } agency { id } author { id }
  details { form ... on OtherDetails { subject originalSubtopic originalAgency } } origin { source externalId subtopic agency } history { status comment } } }`;

/** Imports messages of one source as the operator and answers what became of each. */
async function bring(messages: Record<string, unknown>[], source = 'portal', who: 'operator' | 'coordinator' | 'anna' | 'anonymous' = 'operator'): Promise<Answer> {
  return (await world.data(who, IMPORT, { input: { source, messages } })).importMessages;
}

async function accepted(message: Record<string, unknown>): Promise<Answer> {
  const { messages } = await bring([message]);
  expect(messages).toMatchObject([{ outcome: 'ACCEPTED', issues: [] }]);
  return (await world.data('operator', APPEAL, { id: messages[0].appeal.id })).appeal;
}

describe('an imported message', () => {
  test('has no citizen behind it, is private and says where it comes from', async () => {
    const appeal = await accepted({ externalId: '1', text: '<p>Нет&nbsp;света.</p><p>Третий день.</p>', subtopic: '  Свет ', agency: 'РЭС' });
    expect(appeal).toEqual({
      text: 'Нет света.\n\nТретий день.',
      status: 'SUBMITTED',
      visibility: 'PRIVATE',
      channel: 'IMPORT',
      submittedAt: '2026-11-19T03:00:00.000Z',
      version: 1,
      category: { id: 'core.other' },
      agency: { id: ROADS.agency },
      author: null,
      details: { form: 'other', subject: null, originalSubtopic: 'Свет', originalAgency: 'РЭС' },
      origin: { source: 'portal', externalId: '1', subtopic: 'Свет', agency: 'РЭС' },
      history: [{ status: 'SUBMITTED', comment: 'Загружено из другой системы' }],
    });
  });

  test('goes where its words lead, whatever their case', async () => {
    expect(await accepted({ externalId: 'known', text: 'Яма.', subtopic: 'ЯМЫ', agency: 'дороги' })).toMatchObject({
      category: { id: 'roads.pothole' },
      agency: { id: ROADS.agency },
      details: null,
      origin: { subtopic: 'ЯМЫ', agency: 'дороги' },
    });
    expect(await accepted({ externalId: 'known agency', text: 'Очередь.', subtopic: 'Прочее', agency: 'Здоровье' })).toMatchObject({
      category: { id: 'core.other' },
      agency: { id: HEALTH.agency },
      details: { originalSubtopic: 'Прочее', originalAgency: 'Здоровье' },
    });
    expect(await accepted({ externalId: 'named', text: 'Пыль.', subtopic: 'x', categoryId: 'roads.dust', agencyCode: 'МЗ' })).toMatchObject({
      category: { id: 'roads.dust' },
      agency: { id: HEALTH.agency },
    });
  });

  test('keeps its place and its date', async () => {
    const submittedAt = '2024-02-03T04:05:06.000Z';
    const appeal = await accepted({ externalId: 'old', text: 'Давно.', submittedAt, location: { latitude: 55, longitude: 80 } });
    expect(appeal).toMatchObject({ submittedAt, history: [{ status: 'SUBMITTED' }] });
  });

  test('can be worked on like any other', async () => {
    const { messages } = await bring([{ externalId: 'way', text: 'Яма у школы.', subtopic: 'Ямы' }]);
    const [{ appeal }] = messages;
    await world.lead(appeal.id, 'ANSWERED');
    expect(await world.mutate('anna', 'rateAnswer', { appealId: appeal.id, score: 5 })).toMatchObject({ __typename: 'NotFound' });
    expect(await world.mutate('operator', 'rateAnswer', { appealId: appeal.id, score: 5 })).toMatchObject({ __typename: 'Forbidden' });
  });
});

describe('a repeated import', () => {
  test('writes nothing, and tells when the text is another one', async () => {
    await bring([{ externalId: 'again', text: 'Первый текст.' }]);
    const before = await world.counts();
    const { messages } = await bring([
      { externalId: 'again', text: 'Первый текст.', subtopic: 'другая тема' },
      { externalId: 'again', text: 'Второй текст.' },
    ]);
    expect(messages).toMatchObject([
      { outcome: 'REPEATED', differs: false, appeal: { text: 'Первый текст.' } },
      { outcome: 'REPEATED', differs: true, appeal: { text: 'Первый текст.' } },
    ]);
    expect(await world.counts()).toEqual(before);
  });

  test('knows an id that comes twice in one call', async () => {
    const { messages } = await bring([
      { externalId: 'twice', text: 'Раз.' },
      { externalId: 'twice', text: 'Раз.' },
    ]);
    expect(messages).toMatchObject([{ outcome: 'ACCEPTED' }, { outcome: 'REPEATED', differs: false }]);
    expect(messages[0].appeal.id).toBe(messages[1].appeal.id);
  });

  test('takes the same id of another system for another message', async () => {
    await bring([{ externalId: 'shared', text: 'Раз.' }], 'one system');
    const { messages } = await bring([{ externalId: 'shared', text: 'Раз.' }], 'another system');
    expect(messages).toMatchObject([{ outcome: 'ACCEPTED' }]);
  });

  test('of two at the same time, each message is accepted once', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `race ${index}`);
    const forwards = ids.map((externalId) => ({ externalId, text: 'Гонка.' }));
    const answers = await Promise.all([bring(forwards), bring(forwards.toReversed()), bring(forwards)]);
    const outcomes = answers.flatMap((answer) => answer.messages.map((message: { outcome: string }) => message.outcome));
    expect(outcomes.filter((outcome) => outcome === 'ACCEPTED')).toHaveLength(40);
    expect(outcomes.filter((outcome) => outcome === 'REPEATED')).toHaveLength(80);
  });
});

describe('a refused message', () => {
  test.each<[string, Record<string, unknown>, [path: string, code: string][]]>([
    ['an empty text', { text: '<p>&nbsp;</p>' }, [['text', 'REQUIRED']]],
    ['a text too long', { text: 'я'.repeat(10_001) }, [['text', 'TOO_LONG']]],
    ['no id', { externalId: ' ' }, [['externalId', 'REQUIRED']]],
    ['a place outside the region', { location: { latitude: 51.73, longitude: 36.19 } }, [['location', 'OUTSIDE_REGION']]],
    ['a date in the future', { submittedAt: '2027-01-01T00:00:00Z' }, [['submittedAt', 'OUT_OF_RANGE']]],
    ['an unknown category', { categoryId: 'roads.castle' }, [['categoryId', 'UNKNOWN_CATEGORY']]],
    ['an unknown agency', { agencyCode: 'НЕТ' }, [['agencyCode', 'UNKNOWN_AGENCY']]],
    ['endless words', { subtopic: 'ы'.repeat(501) }, [['subtopic', 'TOO_LONG']]],
  ])('with %s does not keep the others out, and may come again', async (name, fault, issues) => {
    const { messages } = await bring([
      { externalId: `bad ${name}`, text: 'Текст.', ...fault },
      { externalId: `good ${name}`, text: 'Текст.' },
    ]);
    expect(messages.map((message: { outcome: string }) => message.outcome)).toEqual(['REFUSED', 'ACCEPTED']);
    expect(messages[0].appeal).toBeNull();
    expect(messages[0].issues.map((issue: { path: string[]; code: string }) => [issue.path.join('.'), issue.code])).toEqual(issues);
    expect((await bring([{ externalId: `bad ${name}`, text: 'Текст.' }])).messages).toMatchObject([{ outcome: 'ACCEPTED' }]);
  });
});

describe('an import as a whole', () => {
  test.each(['anonymous', 'anna', 'coordinator'] as const)('is not for %s, whatever is wrong besides', async (who) => {
    expect(await bring([], '', who)).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
  });

  test('has a source and 1 to 200 messages', async () => {
    expect(await bring([], ' ')).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: ['source'] }, { path: ['messages'] }] });
    const many = Array.from({ length: 201 }, (_, index) => ({ externalId: `many ${index}`, text: 'x' }));
    expect(await bring(many)).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: ['messages'], code: 'OUT_OF_RANGE' }] });
  });
});
