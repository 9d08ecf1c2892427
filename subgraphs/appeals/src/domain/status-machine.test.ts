import type { Refusal } from '@otklik/base';
import { EXPECTED } from '../testing/expected-way.js';
import { ACTIONS } from './action.js';
import { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { ParticipationStatus, endedParts, isOpen, partsThatShow, tellOfEndedParts, type Participation } from './participation.js';
import { checkDueOn, participationDueAt } from './participation-term.js';
import { REJECTION_GROUNDS, checkGround, groundsFor } from './rejection-ground.js';
import { nextStatus } from './status-machine.js';
import { TRANSITIONS } from './transitions.js';

const STATUSES = Object.values(AppealStatus);
const KINDS = Object.values(AppealKind);
const NOW = new Date('2026-11-22T05:00:00Z');
const PART: Participation = {
  id: '1', agencyId: 'health', cabinetId: 'cabinet of health', status: ParticipationStatus.REQUESTED, question: 'Проедет ли скорая?', askedAt: '2026-11-20T05:00:00Z', dueAt: '2026-12-01T05:00:00Z',
  executor: null, contribution: null, refusal: null, endedAt: null,
};
const STANDING = { resumeStatus: AppealStatus.IN_PROGRESS, authorId: 'anna', dueAt: new Date('2026-12-03T05:00:00Z'), extendedBy: null, fixed: false, part: PART, participations: [PART] };
const WAYS = new Map(ACTIONS.map((action) => [action, new Map(EXPECTED[action].ways.map((way) => way.split('>') as [AppealStatus, AppealStatus]))]));

describe('the status machine', () => {
  test('has the actions that we expect, each done by one mutation', () => {
    expect(Object.keys(TRANSITIONS)).toEqual([...ACTIONS]);
    expect(ACTIONS.map((action) => TRANSITIONS[action].mutation)).toEqual(ACTIONS.map((action) => EXPECTED[action].mutation));
  });

  const every = ACTIONS.flatMap((action) => KINDS.flatMap((kind) => STATUSES.map((status) => [action, kind, status] as const)));
  test.each(every)('%s a %s from %s leads on or is a typed conflict', (action, kind, status) => {
    const to = (EXPECTED[action].kinds ?? KINDS).includes(kind) ? WAYS.get(action)!.get(status) : undefined;
    if (to !== undefined) expect(nextStatus(action, { ...STANDING, kind, status }, NOW)).toBe(to);
    else expect(() => nextStatus(action, { ...STANDING, kind, status }, NOW)).toThrow(expect.objectContaining({ kind: 'Conflict', code: 'WRONG_STATUS' }) as Refusal);
  });

  test.each([
    ['EXTEND', { status: AppealStatus.IN_PROGRESS, extendedBy: 10 }, 'ALREADY_EXTENDED'],
    ['EXTEND', { status: AppealStatus.IN_PROGRESS, dueAt: new Date('2026-11-22T04:59:59Z') }, 'TOO_LATE'],
    ['REDIRECT', { status: AppealStatus.IN_PROGRESS, registeredAt: new Date('2026-11-15T04:59:59Z') }, 'TOO_LATE'],
    ['REOPEN', { status: AppealStatus.RATED, fixed: null, ratingScore: 3 }, 'NOT_REOPENABLE'],
    ['REOPEN', { status: AppealStatus.RATED, fixed: true, ratingScore: 1 }, 'NOT_REOPENABLE'],
    ['REOPEN', { status: AppealStatus.RATED, fixed: null, ratingScore: 2, answeredAt: new Date('2026-10-23T04:59:59Z') }, 'TOO_LATE'],
    ['REOPEN', { status: AppealStatus.RATED, earlierAnswers: [1, 2] }, 'TOO_LATE'],
    ['ASK_CLARIFICATION', { status: AppealStatus.IN_PROGRESS, authorId: null }, 'WRONG_STATUS'],
    ['SEND_TO_AGENCIES', { status: AppealStatus.IN_PROGRESS, dueAt: new Date('2026-11-22T04:59:59Z') }, 'TOO_LATE'],
    ['SEND_TO_AGENCIES', { status: AppealStatus.IN_PROGRESS, kind: AppealKind.APPEAL, registeredAt: new Date('2026-11-15T04:59:59Z') }, 'TOO_LATE'],
    ['MAKE_RESPONSIBLE', { status: AppealStatus.IN_PROGRESS, participations: [] }, 'WRONG_STATUS'],
    ['MAKE_RESPONSIBLE', { status: AppealStatus.IN_PROGRESS, participations: [{ ...PART, status: ParticipationStatus.REFUSED }] }, 'WRONG_STATUS'],
    ['CONTRIBUTE', { status: AppealStatus.IN_PROGRESS, part: null }, 'WRONG_STATUS'],
    ['CONTRIBUTE', { status: AppealStatus.IN_PROGRESS, part: { ...PART, status: ParticipationStatus.CONTRIBUTED } }, 'WRONG_STATUS'],
  ] as const)('%s of an appeal with %j is refused as %s', (action, standing, code) => {
    expect(() => nextStatus(action, { ...STANDING, kind: AppealKind.MESSAGE, ...standing }, NOW)).toThrow(expect.objectContaining({ kind: 'Conflict', code }) as Refusal);
  });

  test('leads from submission to every status', () => {
    const reached = new Set<AppealStatus>([AppealStatus.SUBMITTED]);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const ways of WAYS.values()) for (const [from, to] of ways) if (reached.has(from)) reached.add(to);
    }
    // What is closed is closed by time alone.
    expect([...reached, AppealStatus.CLOSED].sort()).toEqual([...STATUSES].sort());
  });

  test('says what each action is called and has to be told, in both languages', () => {
    for (const { title, needs } of Object.values(TRANSITIONS))
      for (const { ru, en } of [title, ...needs.map((need) => need.title)]) expect([/[а-яё]/i.test(ru), /[а-яё]/i.test(en), en === '']).toEqual([true, false, false]);
  });
});

describe('grounds for rejection', () => {
  test('are a coded list, with titles in both languages', () => {
    expect(new Set(REJECTION_GROUNDS.map(({ code }) => code)).size).toBe(REJECTION_GROUNDS.length);
    for (const { title } of REJECTION_GROUNDS) expect([/[а-яё]/i.test(title.ru), /[а-яё]/i.test(title.en)]).toEqual([true, false]);
  });

  test('differ by kind: the law’s for appeals, those of the platform for messages and incidents', () => {
    expect(groundsFor(AppealKind.APPEAL).map(({ code }) => code)).toEqual([
      'INSULTS', 'UNREADABLE', 'NO_SUBSTANCE', 'ANSWERED_BEFORE', 'PUBLISHED_ANSWER', 'SECRET', 'COURT_DECISION', 'NOT_IDENTIFIED',
    ]);
    expect(groundsFor(AppealKind.INCIDENT).map(({ code }) => code)).toEqual(['DUPLICATE', 'ADVERTISING', 'OUT_OF_SCOPE', 'NOT_REAL']);
    expect(checkGround('ADVERTISING', AppealKind.MESSAGE)).toEqual([]);
    expect(checkGround('ADVERTISING', AppealKind.APPEAL)).toMatchObject([{ path: ['ground'], code: 'WRONG_GROUND' }]);
  });
});

describe('the parts of other agencies', () => {
  const every = Object.values(ParticipationStatus).map((status) => ({ ...PART, id: status, status }));

  test('are open until they end, and show the appeal unless they were refused or have become the responsible one', () => {
    expect(every.filter(isOpen).map(({ id }) => id)).toEqual(['REQUESTED', 'IN_PROGRESS']);
    expect(partsThatShow({ participations: every }).map(({ id }) => id)).toEqual(['REQUESTED', 'IN_PROGRESS', 'CONTRIBUTED', 'CLOSED']);
    expect(partsThatShow({})).toEqual([]);
  });

  test.each(STATUSES)('end, where they are open, in the status %s unless it is one in which parts are worked on', (status) => {
    const lives = ['REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'ON_APPROVAL'].includes(status);
    const ended = endedParts({ participations: every }, status, NOW);
    expect(ended?.map((part) => part.status) ?? null).toEqual(lives ? null : ['CLOSED', 'CLOSED', 'CONTRIBUTED', 'REFUSED', 'CLOSED', 'RESPONSIBLE']);
    if (!lives) expect(ended!.map(({ endedAt }) => endedAt !== null)).toEqual([true, true, false, false, false, false]);
    expect(endedParts({ participations: every.slice(2) }, status, NOW)).toBeNull();
  });

  test('are told of in the history after what else happened', () => {
    expect(tellOfEndedParts({ ru: 'Отправлено', en: 'Sent' }).en).toMatch(/^Sent\. No other/);
    expect(tellOfEndedParts(null).ru).toMatch(/^Другие/);
  });

  test.each<[string | null, string, string]>([
    [null, '2026-12-30T16:59:59.999Z', '2026-12-07T16:59:59.999Z'],
    [null, '2026-12-01T16:59:59.999Z', '2026-12-01T16:59:59.999Z'],
    ['2026-11-25', '2026-12-01T16:59:59.999Z', '2026-11-25T16:59:59.999Z'],
    ['2026-12-01', '2026-12-01T05:00:00.000Z', '2026-12-01T05:00:00.000Z'],
  ])('have the day %s, or fifteen, within a term up to %s', (dueOn, appealDueAt, expected) => {
    expect(participationDueAt(dueOn, NOW, new Date(appealDueAt), 'Asia/Novosibirsk').toISOString()).toBe(expected);
  });

  test.each<[string | null, string | null]>([
    [null, null],
    ['2026-11-22', null],
    ['2026-12-03', null],
    ['2026-11-21', 'OUT_OF_RANGE'],
    ['2026-12-04', 'OUT_OF_RANGE'],
    ['завтра', 'BAD_DATE'],
  ])('may be due on %s: %s', (dueOn, code) => {
    const issues = checkDueOn(dueOn, NOW, STANDING.dueAt, 'Asia/Novosibirsk', ['agencies', '0', 'dueOn']);
    expect(issues).toEqual(code === null ? [] : [expect.objectContaining({ path: ['agencies', '0', 'dueOn'], code })]);
  });
});
