import { World, message, type RowCounts } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const NOTHING: RowCounts = { appeal: 0, history: 0, key: 0, event: 0, counter: 0 };
const oneMore = (counts: RowCounts): RowCounts => ({
  ...counts,
  appeal: counts.appeal + 1,
  history: counts.history + 1,
  key: counts.key + 1,
  event: counts.event + 1,
});

describe('bad input', () => {
  const place = { latitude: 55.03, longitude: 82.92 };
  test.each<[string, Record<string, unknown>, [path: string, code: string][]]>([
    ['an unknown category', { categoryId: 'roads.castle' }, [['categoryId', 'UNKNOWN_CATEGORY']]],
    ['a category with a zero character', { categoryId: 'roads\u0000' }, [['categoryId', 'UNKNOWN_CATEGORY']]],
    ['a retired category', { categoryId: 'roads.retired' }, [['categoryId', 'UNKNOWN_CATEGORY']]],
    ['a category of no cabinet', { categoryId: 'roads.nobody' }, [['categoryId', 'UNKNOWN_CATEGORY']]],
    ['details of another form', { details: { clinicQueue: { days: 2 } } }, [['details.clinicQueue', 'WRONG_FORM']]],
    ['details for a category without a form', { categoryId: 'roads.dust' }, [['details.roadPothole', 'WRONG_FORM']]],
    ['two forms at once', { details: { roadPothole: { lane: 1 }, other: { subject: 'x' } } }, [['details', 'MORE_THAN_ONE_FORM']]],
    ['a required field missing', { details: { roadPothole: { hazard: true } } }, [['details.roadPothole.lane', 'REQUIRED']]],
    ['no details where the form demands some', { details: null }, [['details.roadPothole.lane', 'REQUIRED']]],
    ['a number out of range', { details: { roadPothole: { lane: 9 } } }, [['details.roadPothole.lane', 'OUT_OF_RANGE']]],
    ['an empty text', { text: '' }, [['text', 'REQUIRED']]],
    ['a blank text', { text: ' \n\u200b\t ' }, [['text', 'REQUIRED']]],
    ['HTML that shows nothing', { text: '<p></p>' }, [['text', 'REQUIRED']]],
    ['spaces of an editor', { text: '\u00a0&nbsp;' }, [['text', 'REQUIRED']]],
    ['a text too long', { text: 'я'.repeat(10_001) }, [['text', 'TOO_LONG']]],
    ['a place outside the region', { location: { latitude: 55.75, longitude: 37.62 } }, [['location', 'OUTSIDE_REGION']]],
    ['a place that does not exist', { location: { latitude: 91, longitude: 82.92 } }, [['location', 'OUT_OF_RANGE']]],
    ['an address too long', { location: { ...place, address: 'я'.repeat(501) } }, [['location.address', 'TOO_LONG']]],
    ['an address with control characters', { location: { ...place, address: 'ул.\u0000 Мира' } }, [['location.address', 'BAD_TEXT']]],
    ['a field with control characters', { categoryId: 'core.other', details: { other: { subject: 'a\u0000b' } } }, [['details.other.subject', 'BAD_TEXT']]],
    ['the channel of imports', { channel: 'IMPORT' }, [['channel', 'FORBIDDEN_CHANNEL']]],
    ['an empty key', { idempotencyKey: ' ' }, [['idempotencyKey', 'REQUIRED']]],
    ['a key too long', { idempotencyKey: 'k'.repeat(201) }, [['idempotencyKey', 'TOO_LONG']]],
    ['a key with control characters', { idempotencyKey: 'a\u0000b' }, [['idempotencyKey', 'BAD_TEXT']]],
    [
      'everything at once',
      { text: '', location: { latitude: 0, longitude: 0 }, details: { roadPothole: { lane: 0 } } },
      [
        ['text', 'REQUIRED'],
        ['location', 'OUTSIDE_REGION'],
        ['details.roadPothole.lane', 'OUT_OF_RANGE'],
      ],
    ],
  ])('%s is told with its place, and nothing is written', async (_, input, expected) => {
    const result = await world.mutate('anna', 'submitAppeal', { ...message(), ...input });
    expect(result.__typename).toBe('ValidationFailed');
    expect(result.issues.map((issue: { path: string[]; code: string }) => [issue.path.join('.'), issue.code])).toEqual(expected);
    for (const issue of result.issues) expect(issue.message).toMatch(/[а-я]/);
    expect(await world.counts()).toEqual(NOTHING);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a number for a text', { text: 5 }],
    ['a latitude that is no number', { location: { latitude: 'north', longitude: 82 } }],
    ['an unknown kind', { kind: 'WISH' }],
    ['a field no form has', { details: { roadPothole: { lane: 1, depth: 5 } } }],
    ['no key', { idempotencyKey: null }],
  ])('%s does not fit the schema', async (_, input) => {
    const source = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename } }';
    const { data, errors } = await world.run('anna', source, { input: { ...message(), ...input } });
    expect(data?.['submitAppeal'] ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(await world.counts()).toEqual(NOTHING);
  });

  test('nobody submits without a token, whatever is wrong besides', async () => {
    expect(await world.mutate('anonymous', 'submitAppeal', { ...message(), text: '', idempotencyKey: '' })).toEqual({
      __typename: 'Forbidden',
      code: 'FORBIDDEN',
    });
    expect(await world.counts()).toEqual(NOTHING);
  });

  test('a validation failure spends no key', async () => {
    const input = message();
    expect((await world.mutate('anna', 'submitAppeal', { ...input, text: '' })).__typename).toBe('ValidationFailed');
    expect((await world.mutate('anna', 'submitAppeal', input)).__typename).toBe('SubmitAppealSuccess');
  });

  test('10,000 characters are fine, and so are quotes, emoji and markup', async () => {
    const text = `"'; drop table appeals.appeal; -- <script> 🚧 ${'я'.repeat(9_900)}`;
    const id = await world.submit({ text });
    expect((await world.data('anna', 'query ($id: ID!) { appeal(id: $id) { text } }', { id })).appeal.text).toBe(text);
  });
});

describe('what a citizen writes', () => {
  test.each([
    ['<p>Яма</p><script>alert(1)</script>&nbsp;x', 'Яма\n\nx'],
    ['a < b, 5<7, <3', 'a < b, 5<7, <3'],
    ['Я\u0000ма', 'Яма'],
  ])('%j is kept as %j', async (text, kept) => {
    const id = await world.submit({ text });
    expect((await world.data('anna', 'query ($id: ID!) { appeal(id: $id) { text } }', { id })).appeal.text).toBe(kept);
  });

  test('a wrong key is called a key', async () => {
    const { issues } = await world.mutate('anna', 'submitAppeal', { ...message(), idempotencyKey: '' });
    expect(issues).toEqual([{ path: ['idempotencyKey'], code: 'REQUIRED', message: 'Ключ повтора: от 1 до 200 знаков, без управляющих символов.' }]);
  });
});

describe('the same key again', () => {
  test('with the same body answers the same appeal and writes nothing', async () => {
    const input = message();
    const first = await world.mutate('anna', 'submitAppeal', input);
    const counts = await world.counts();
    expect(await world.mutate('anna', 'submitAppeal', input)).toEqual(first);
    // Written out or left to its default, in whatever order: it is the same body.
    const { details, ...rest } = input;
    expect(await world.mutate('anna', 'submitAppeal', { details, kind: 'MESSAGE', visibility: null, ...rest })).toEqual(first);
    expect(await world.counts()).toEqual(counts);
  });

  test('after the appeal went on, answers it as it is now, even if its category takes no more', async () => {
    const input = { ...message(), categoryId: 'roads.dust', details: null };
    const { appeal } = await world.mutate('anna', 'submitAppeal', input);
    await world.lead(appeal.id, 'IN_PROGRESS');
    await world.sql(`update cabinets.published_category set active = false where id = 'roads.dust'`);
    try {
      expect((await world.mutate('anna', 'submitAppeal', input)).appeal).toMatchObject({
        id: appeal.id,
        version: 3,
        status: 'IN_PROGRESS',
      });
    } finally {
      await world.sql(`update cabinets.published_category set active = true where id = 'roads.dust'`);
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['text', { text: 'Другое' }],
    ['category', { categoryId: 'roads.dust', details: null }],
    ['details', { details: { roadPothole: { lane: 3 } } }],
    ['location', { location: null }],
    ['kind', { kind: 'APPEAL' }],
    ['visibility', { visibility: 'PUBLIC' }],
    ['a text that is wrong besides', { text: '' }],
  ])('with another %s is a conflict and writes nothing', async (_, change) => {
    const input = message();
    await world.mutate('anna', 'submitAppeal', input);
    const counts = await world.counts();
    expect(await world.mutate('anna', 'submitAppeal', { ...input, ...change })).toEqual({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await world.counts()).toEqual(counts);
  });

  test('of another author is another key', async () => {
    const input = message();
    const anna = await world.mutate('anna', 'submitAppeal', input);
    const boris = await world.mutate('boris', 'submitAppeal', input);
    expect(boris.__typename).toBe('SubmitAppealSuccess');
    expect(boris.appeal.id).not.toBe(anna.appeal.id);
  });

  test('twenty times at once writes one appeal and answers it twenty times', async () => {
    const input = message();
    const counts = await world.counts();
    const results = await Promise.all(Array.from({ length: 20 }, () => world.mutate('anna', 'submitAppeal', input)));
    expect(new Set(results.map((result) => result.appeal?.id)).size).toBe(1);
    expect(results.every((result) => result.__typename === 'SubmitAppealSuccess')).toBe(true);
    expect(await world.counts()).toEqual(oneMore(counts));
  });

  test('twenty different bodies at once: one is written, the others are conflicts', async () => {
    const input = message();
    const counts = await world.counts();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => world.mutate('anna', 'submitAppeal', { ...input, text: `Яма ${n}` })),
    );
    expect(results.filter((result) => result.__typename === 'SubmitAppealSuccess')).toHaveLength(1);
    expect(results.filter((result) => result.code === 'IDEMPOTENCY_KEY_REUSED')).toHaveLength(19);
    expect(await world.counts()).toEqual(oneMore(counts));
  });

  test('twenty keys at once write twenty appeals, and registering them all at once numbers them without a gap', async () => {
    const before = (await world.counts()).counter;
    const ids = await Promise.all(Array.from({ length: 20 }, () => world.submit()));
    const numbers = await Promise.all(
      ids.map(async (appealId) => (await world.mutate('coordinator', 'registerAppeal', { appealId })).appeal.number as string),
    );
    const places = numbers.map((number) => Number(number.split('-')[2])).sort((a, b) => a - b);
    expect(places).toEqual(Array.from({ length: 20 }, (_, n) => before + n + 1));
  });
});

describe('two at once', () => {
  test('register the same appeal: one does, the other meets a conflict', async () => {
    const appealId = await world.submit();
    const results = await Promise.all([
      world.mutate('coordinator', 'registerAppeal', { appealId }),
      world.mutate('moderator', 'registerAppeal', { appealId }),
    ]);
    expect(results.map((result) => result.__typename).sort()).toEqual(['Conflict', 'RegisterAppealSuccess']);
    expect(results.find((result) => result.__typename === 'Conflict')?.code).toBe('WRONG_STATUS');
    const rows = await world.sql('select version from appeals.appeal_history where appeal_id = $1 order by version', [appealId]);
    expect(rows.map((row) => row['version'])).toEqual([1, 2]);
  });

  test('reassign from the version both saw: one does, the other learns that it is old', async () => {
    const appealId = await world.submit();
    await world.lead(appealId, 'IN_PROGRESS');
    const assign = (executor: string) => world.mutate('coordinator', 'assignAppeal', { appealId, executor, expectedVersion: 3 });
    const results = await Promise.all([assign('roads-executor'), assign('roads-executor-2')]);
    expect(results.map((result) => result.code ?? result.appeal.version).sort()).toEqual([4, 'VERSION_MISMATCH']);
  });

  test('change after change in one operation, each answer with its own history', async () => {
    const id = await world.submit();
    const answer = '... on RegisterAppealSuccess { appeal { version history { version } } }';
    const again = '... on AssignAppealSuccess { appeal { version history { version } } }';
    const source = `mutation ($id: ID!) { one: registerAppeal(input: { appealId: $id }) { ${answer} } two: assignAppeal(input: { appealId: $id, executor: "roads-executor" }) { ${again} } }`;
    expect(await world.data('coordinator', source, { id })).toEqual({
      one: { appeal: { version: 2, history: [{ version: 1 }, { version: 2 }] } },
      two: { appeal: { version: 3, history: [{ version: 1 }, { version: 2 }, { version: 3 }] } },
    });
  });
});
