import { InboxEvent, inboxEventOf, inboxNews } from './inbox.js';
import { ParticipationStatus, type Participation } from './participation.js';
import { TermMark } from './term-mark.js';

const part = (cabinetId: string, status = ParticipationStatus.REQUESTED): Participation => ({
  id: cabinetId,
  agencyId: cabinetId,
  cabinetId,
  status,
  question: '?',
  askedAt: '2026-11-19T03:00:00.000Z',
  dueAt: '2026-11-20T03:00:00.000Z',
  executor: null,
  contribution: null,
  refusal: null,
  endedAt: null,
});
const told = (...args: Parameters<typeof inboxNews>): Record<string, string> => Object.fromEntries(inboxNews(...args).map(({ cabinetId, event }) => [cabinetId, event]));

test('a submission is new to the cabinet that gets it', () => {
  expect(told(null, { cabinetId: 'roads' })).toEqual({ roads: 'NEW' });
});

test('a change concerns the cabinet that holds the appeal and those that take part, each once', () => {
  const appeal = { cabinetId: 'roads', participations: [part('clinics', ParticipationStatus.CLOSED), part('clinics'), part('housing', ParticipationStatus.CONTRIBUTED)] };
  expect(told(appeal, appeal)).toEqual({ roads: 'CHANGED', clinics: 'CHANGED', housing: 'CHANGED' });
  expect(inboxNews(appeal, appeal)).toHaveLength(3);
});

test('it is new to whoever is asked to take part, or gets it handed over, and changed to whoever loses it', () => {
  expect(told({ cabinetId: 'roads' }, { cabinetId: 'roads', participations: [part('clinics')] })).toEqual({ roads: 'CHANGED', clinics: 'NEW' });
  expect(told({ cabinetId: 'roads' }, { cabinetId: 'housing' })).toEqual({ roads: 'CHANGED', housing: 'NEW' });
  expect(told({ cabinetId: 'roads', participations: [part('clinics')] }, { cabinetId: 'roads', participations: [part('clinics', ParticipationStatus.REFUSED)] })).toEqual({ roads: 'CHANGED', clinics: 'CHANGED' });
  expect(told({ cabinetId: 'roads', participations: [part('clinics', ParticipationStatus.REFUSED)] }, { cabinetId: 'roads', participations: [part('clinics', ParticipationStatus.REFUSED)] })).toEqual({ roads: 'CHANGED' });
});

test('of the marks of a term, an inbox is told of the last two', () => {
  expect(Object.values(TermMark).map(inboxEventOf)).toEqual([null, InboxEvent.DUE_SOON, InboxEvent.OVERDUE]);
});
