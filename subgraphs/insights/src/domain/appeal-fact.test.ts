import { nameId } from '@otklik/base';
import { appealFactOf, newestFacts, type LoggedEvent } from './appeal-fact.js';

const ZONE = 'Asia/Novosibirsk';
const appealId = nameId('test', 'appeal');
const agencyId = nameId('test', 'agency');

function event(payload: Record<string, unknown> = {}, version = 1, aggregate = appealId): LoggedEvent {
  const state = {
    status: 'ANSWERED',
    categoryId: 'roads.pothole',
    agencyId,
    territory: 'berdsk',
    submittedAt: '2026-09-30T18:00:00.000Z',
    registeredAt: '2026-10-01T03:00:00.000Z',
    dueAt: '2026-10-15T16:59:59.999Z',
    answeredAt: '2026-10-11T15:00:00.000Z',
    score: null,
    ...payload,
  };
  return { topic: `appeal/${aggregate}`, aggregate, version, payload: state };
}

const fact = (payload: Record<string, unknown> = {}) => appealFactOf(event(payload), ZONE);

describe('an appeal', () => {
  test('is received in the month of its submission and done in the month of its answer, by the region’s clock', () => {
    expect(fact()).toEqual({
      appealId,
      version: 1,
      categoryId: 'roads.pothole',
      agencyId,
      territory: 'berdsk',
      receivedMonth: '2026-10',
      doneMonth: '2026-10',
      onTime: true,
      seconds: 10.5 * 86_400,
      score: null,
    });
    expect(fact({ answeredAt: '2026-10-31T17:00:00.000Z' })).toMatchObject({ receivedMonth: '2026-10', doneMonth: '2026-11' });
  });

  test('is not done before there is an answer, whatever else is known', () => {
    expect(fact({ answeredAt: null, score: 5 })).toMatchObject({
      receivedMonth: '2026-10',
      doneMonth: null,
      onTime: false,
      seconds: 0,
      score: null,
    });
  });

  test('is done on time up to the very moment it is due', () => {
    expect(fact({ answeredAt: '2026-10-15T16:59:59.999Z' })).toMatchObject({ onTime: true });
    expect(fact({ answeredAt: '2026-10-15T17:00:00.000Z' })).toMatchObject({ onTime: false });
  });

  test('counts its days from registration, and from submission where nobody registered it', () => {
    expect(fact({ registeredAt: null })).toMatchObject({ seconds: 10.875 * 86_400 });
    expect(fact({ registeredAt: '2026-10-12T00:00:00Z' })).toMatchObject({ seconds: 0 });
  });

  test('has a rating from 1 to 5 or none', () => {
    expect([1, 5, 0, 6, 2.5, '5', null].map((score) => fact({ score })?.score)).toEqual([1, 5, null, null, null, null, null]);
  });

  test('counts without a municipality where none is known', () => {
    expect(fact({ territory: null })).toMatchObject({ territory: null });
    expect(fact({ territory: undefined })).toMatchObject({ territory: null });
  });
});

test('what is not a readable event of an appeal counts for nothing', () => {
  const others: LoggedEvent[] = [
    { ...event(), topic: 'survey/1' },
    { ...event(), aggregate: 'not an id' },
    { ...event(), payload: null },
    { ...event(), payload: 'text' },
    event({ submittedAt: null }),
    event({ submittedAt: 'yesterday' }),
    event({ agencyId: 'roads' }),
    event({ categoryId: 7 }),
  ];
  expect(others.map((other) => appealFactOf(other, ZONE))).toEqual(others.map(() => null));
});

test('of many events the newest of each appeal counts, in whatever order they come', () => {
  const other = nameId('test', 'other');
  const events = [event({ answeredAt: null }, 2), event({}, 1, other), event({ score: 4 }, 6), event({}, 5), event({ score: 4 }, 6)];
  for (const order of [events, events.toReversed()]) {
    const facts = newestFacts(order, ZONE).map((each) => [each.appealId, each.version, each.score]);
    expect(facts.sort()).toEqual(
      [
        [appealId, 6, 4],
        [other, 1, null],
      ].sort(),
    );
  }
});
