/**
 * Scenario: three mornings in the roads cabinet, before the holidays of November and January. 200 citizens have written; what they wrote
 * is moderated, sent where it belongs, registered, answered, approved, rated, and opened again where the answer was no good. Black box:
 * only the public graph. The terms were counted by hand with the calendar of working days.
 */
import { FixedClock } from '@otklik/base';
import { startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';
import { forEach, PeopleAtWork } from './people-at-work.js';
import { readMessages, submissionOf, type Topic } from './read-messages.js';

/** In Novosibirsk, seven hours ahead of UTC. */
const at = (day: string, time: string): string => new Date(`${day}T${time}:00+07:00`).toISOString();
const dayOf = ({ deadline }: Answer): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Novosibirsk' }).format(new Date(deadline.dueAt));

const ALL = readMessages().map((message, index) => ({ ...message, index }));
type Written = (typeof ALL)[number];

/** Who came when: seven of ten at the end of October, one at the beginning of December, two right before New Year. */
const MORNINGS = [
  { day: '2025-10-30', messages: ALL.filter(({ index }) => index % 10 < 7) },
  { day: '2025-12-08', messages: ALL.filter(({ index }) => index % 10 === 7) },
  { day: '2025-12-29', messages: ALL.filter(({ index }) => index % 10 > 7) },
] as const;
type Day = (typeof MORNINGS)[number]['day'];

const [TEN_WORKING_DAYS, THREE_IN_WINTER, ONE_FOR_DANGER, THE_LAW]: Record<Day, string>[] = [
  // Saturday 1 November 2025 was worked, 3 and 4 November were days off, and so were 31 December to 11 January.
  { '2025-10-30': '2025-11-14', '2025-12-08': '2025-12-22', '2025-12-29': '2026-01-22' },
  { '2025-10-30': '2025-11-05', '2025-12-08': '2025-12-11', '2025-12-29': '2026-01-13' },
  { '2025-10-30': '2025-10-31', '2025-12-08': '2025-12-09', '2025-12-29': '2025-12-30' },
  // Thirty days end on a Saturday, and on 7 January: the answer is due on the last working day before.
  { '2025-10-30': '2025-11-28', '2025-12-08': '2025-12-30', '2025-12-29': '2026-01-28' },
];

function dueOn(topic: Topic, day: Day): string {
  if (topic === 'ice') return THREE_IN_WINTER![day];
  if (topic.endsWith('-hazard')) return ONE_FOR_DANGER![day];
  return (topic === 'appeal' ? THE_LAW! : TEN_WORKING_DAYS!)[day];
}

const CONTROL = 'query Control($id: ID!) { agency(id: $id) { cabinet { control { awaited overdue onApproval unassigned onTimeShare } } } }';

const COORDINATOR = 'roads-coordinator';
const EXECUTOR = 'roads-executor';
const APPROVER = 'roads-approver';

const clock = new FixedClock(at('2025-10-30', '08:00'));
let platform: TestPlatform;
let people: PeopleAtWork;
let roads: string;
let housing: string;

beforeAll(async () => {
  platform = await startTestPlatform({ clock });
  people = new PeopleAtWork(platform.url);
  const { agencies } = await people.ask('operator', '{ agencies(first: 100) { nodes { id code } } }');
  [roads, housing] = ['MTDH', 'MZKH'].map((wanted) => agencies.nodes.find(({ code }: Answer) => code === wanted).id) as [string, string];
});
afterAll(async () => platform?.stop());

/** Tokens last an hour. */
function turnTo(day: string, time: string): void {
  clock.set(at(day, time));
  people.signInAgain();
}

const ids = new Map<Written, string>();
const idOf = (message: Written): string => ids.get(message)!;
const authorOf = ({ index, topic }: Written): string => (topic === 'appeal' ? 'anna' : ['anna', 'boris', 'vera'][index % 3]!);
const isWork = ({ topic }: Written): boolean => topic !== 'misplaced' && topic !== 'advertising';

describe.each(MORNINGS)('the morning of $day', ({ day, messages }) => {
  const worked = messages.filter(isWork);
  const of = (...topics: Topic[]): Written[] => messages.filter(({ topic }) => topics.includes(topic));

  it('finds what citizens wrote before nine', async () => {
    turnTo(day, '08:00');
    await forEach(messages, async (message) => {
      const appeal = await people.do(authorOf(message), 'submitAppeal', submissionOf(message, message.index));
      ids.set(message, appeal.id);
    });
    turnTo(day, '09:00');
    const queue = await people.queue(COORDINATOR, { status: 'SUBMITTED' });
    expect(queue.map(({ text }) => text).sort()).toEqual(messages.map(({ text }) => text).sort());
    for (const { availableActions } of queue) expect(availableActions.map(({ action }: Answer) => action)).toEqual(['MODERATE', 'REGISTER', 'REJECT', 'PRIORITISE']);
  });

  it('advertising is turned down with its ground, and everything else passes', async () => {
    await people.doWithAll(COORDINATOR, 'bulkReject', of('advertising').map(idOf), { ground: 'ADVERTISING' });
    await people.doWithAll(COORDINATOR, 'bulkModerate', messages.filter(({ topic }) => topic !== 'advertising').map(idOf));
    expect(await people.queue(COORDINATOR, { status: 'SUBMITTED' })).toEqual([]);
  });

  it('what housing has to mend goes to housing, which gives it a number of its own', async () => {
    const misplaced = of('misplaced');
    await people.doWithAll(COORDINATOR, 'bulkRedirect', misplaced.map(idOf), { agencyId: housing, comment: 'Жилищные вопросы решает министерство ЖКХ.' });
    const received = await people.queue('housing-coordinator', { status: 'REDIRECTED' });
    expect(received.map(({ text }) => text).sort()).toEqual(misplaced.map(({ text }) => text).sort());
    for (const { id } of received) {
      const { number } = await people.do('housing-coordinator', 'registerAppeal', { appealId: id });
      expect(number).toMatch(/^MZKH-2025-\d+$/);
    }
    expect((await people.queue(COORDINATOR)).map(({ id }) => id)).not.toEqual(expect.arrayContaining(misplaced.map(idOf)));
  });

  it('who did not say where is asked, answers before lunch, and waits no longer than the others', async () => {
    const unclear = of('unclear');
    await forEach(unclear, (message) => people.do(COORDINATOR, 'askClarification', { appealId: idOf(message), question: 'Назовите, пожалуйста, улицу и дом.' }));
    turnTo(day, '10:30');
    for (const message of unclear) {
      const { status } = await people.do(authorOf(message), 'answerClarification', { appealId: idOf(message), text: 'Улица Каменская, 1.' });
      expect(status).toBe('MODERATED');
    }
  });

  it('each gets the next number and the term that the calendar gives it, and why', async () => {
    const registered = await people.doWithAll(COORDINATOR, 'bulkRegister', worked.map(idOf));
    const numbers = registered.map(({ number }) => Number(/^MTDH-2025-(\d+)$/.exec(number)![1]));
    expect(numbers).toEqual(worked.map((_, place) => numbers[0]! + place));
    expect(registered.map((appeal) => [appeal.text, dayOf(appeal)])).toEqual(worked.map(({ text, topic }) => [text, dueOn(topic, day)]));
    for (const { deadline } of registered) expect(deadline.reasons.length).toBeGreaterThanOrEqual(2);
  });

  it('all are given to the engineer, and what is dangerous is on top of the queue', async () => {
    await people.doWithAll(COORDINATOR, 'bulkAssign', worked.map(idOf), { executor: EXECUTOR });
    const queue = await people.queue(EXECUTOR, { status: 'IN_PROGRESS' });
    const mine = queue.filter(({ id }) => worked.some((message) => idOf(message) === id));
    expect(mine).toHaveLength(worked.length);
    const due = mine.map(({ deadline }) => deadline.dueAt);
    expect(due).toEqual(due.toSorted());
  });

  it('drafts go to the head, who returns every tenth once and sends the rest', async () => {
    const draft = (message: Written, text: string): Promise<Answer> => people.do(EXECUTOR, 'answerAppeal', { appealId: idOf(message), text });
    await forEach(worked, (message) => draft(message, `Работы на участке «${message.address}» выполнены.`));
    await forEach(worked.filter((_, index) => index % 10 === 9), async (message) => {
      await people.do(APPROVER, 'returnAnswer', { appealId: idOf(message), comment: 'Назовите дату работ.' });
      await draft(message, `Работы на участке «${message.address}» выполнены в день обращения.`);
    });
    turnTo(day, '12:30');
    const approved = await people.doWithAll(APPROVER, 'bulkApprove', worked.map(idOf));
    expect(new Set(approved.map(({ status }) => status))).toEqual(new Set(['ANSWERED']));
    const { agency } = await people.ask(COORDINATOR, CONTROL, { id: roads });
    expect(agency.cabinet.control).toEqual({ awaited: 0, overdue: 0, onApproval: 0, unassigned: 0, onTimeShare: 1 });
  });

  it('every author rates; who is not content opens it again, has a whole new term, and is content in the end', async () => {
    turnTo(day, '14:00');
    await forEach(worked, async (message) => {
      const [appealId, author] = [idOf(message), authorOf(message)];
      const score = 1 + ((message.index * 3) % 5);
      await people.do(author, 'rateAnswer', { appealId, score, ...(score > 2 ? {} : { comment: 'Ничего не сделано.' }) });
      if (score > 2 || message.topic === 'appeal') return;
      await people.do(author, 'confirmResult', { appealId, fixed: false });
      const reopened = await people.do(author, 'reopenAppeal', { appealId, comment: 'Приезжайте и посмотрите сами.' });
      expect([message.text, reopened.status, dayOf(reopened)]).toEqual([message.text, 'IN_PROGRESS', dueOn(message.topic, day)]);
      await people.do(EXECUTOR, 'answerAppeal', { appealId, text: 'Бригада выехала и всё исправила.' });
      await people.do(APPROVER, 'approveAnswer', { appealId });
      await people.do(author, 'rateAnswer', { appealId, score: 5 });
    });
  });
});
