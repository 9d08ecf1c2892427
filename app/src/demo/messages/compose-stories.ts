import { AppealKind, CLOSED_AFTER_DAYS, Channel, Visibility, type Deed, type StoryStep } from '@otklik/appeals';
import { addDays, isWorkingDay, localDateAt, minuteOfDayAt, momentAt } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { DEMO_REGION } from '../region.js';
import { cabinetOf, DEMO_INSTALLATIONS } from '../installations.js';
import { someCitizen, teamOf, type Team } from './cast.js';
import { someSpot, type Spot } from './places.js';
import { SeededRandom } from './random.js';
import { sampleId } from './sample-id.js';
import type { Topic } from './topic.js';
import { HOUSING_TOPICS } from './topics-housing.js';
import { OTHER_TOPICS } from './topics-other.js';
import { ROAD_TOPICS } from './topics-roads.js';
import { SERVICE_TOPICS } from './topics-services.js';
import { workingMoment } from './working-moments.js';

const ZONE = DEMO_REGION.timeZone;
const TOPICS: readonly Topic[] = [...ROAD_TOPICS, ...HOUSING_TOPICS, ...SERVICE_TOPICS, ...OTHER_TOPICS];
const SEED = 2026;
const DAYS = 365;
/** The sweep comes by a few minutes after the time. */
const CLOSED_AFTER_MS = CLOSED_AFTER_DAYS * 86_400_000 + 180_000;

const CHANNELS = [
  [Channel.PORTAL, 50],
  [Channel.MOBILE, 22],
  [Channel.WIDGET, 10],
  [Channel.PHONE, 7],
  [Channel.RECEPTION, 5],
  [Channel.PUBLIC_PAGE, 4],
  [Channel.MESSENGER, 2],
] as const;

/**
 * Sample messages of the year before today, each with its way as far as it had come by last midnight, all steps in the order
 * of time. The same day always gives the same messages.
 */
export function composeStories(now: Date, count: number): StoryStep[] {
  const random = new SeededRandom(SEED);
  const today = localDateAt(now, ZONE);
  const midnight = momentAt(today, 0, ZONE);
  const teams = new Map(DEMO_INSTALLATIONS.map(({ cabinet }) => [cabinet as string, teamOf(cabinet)]));
  const steps = Array.from({ length: count }, (_, index) => {
    const date = addDays(today, -random.between(1, DAYS));
    const submittedAt = new Date(momentAt(date, random.between(7 * 60, 23 * 60), ZONE).getTime() + random.between(0, 59_999));
    const month = Number(date.slice(5, 7)) - 1;
    const topic = random.weighted(TOPICS.map((candidate) => [candidate, candidate.byMonth[month]!] as const));
    return storyOf(`message ${index}`, submittedAt, topic, teams.get(cabinetOf(topic.categoryId))!, random);
  });
  return steps
    .flat()
    .filter(({ at }) => at < midnight)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function storyOf(name: string, submittedAt: Date, topic: Topic, team: Team, random: SeededRandom): StoryStep[] {
  const appealId = sampleId(submittedAt, name);
  const author = someCitizen(random);
  const kind = kindOf(submittedAt, random);
  const details = topic.form(random);
  const deed = submission(name, kind, topic, details, random, author);
  const steps: StoryStep[] = [{ appealId, at: submittedAt, by: deed.kind === 'SUBMIT' ? author : team.coordinator, deed }];
  const then = (by: PersonViewer, at: Date, deed: Deed): Date => {
    steps.push({ appealId, at, by, deed });
    return at;
  };
  // Some get stuck on the way: they are what is overdue today.
  const fate = random.weighted([
    ['ANSWERED', 93],
    ['FORGOTTEN', 5],
    ['UNASSIGNED', 2],
  ] as const);
  const isLate = random.chance(0.14);
  const executor = random.pick(team.executors);
  const isUrgent = kind === AppealKind.INCIDENT || (kind === AppealKind.MESSAGE && isHazard(details));
  const days = daysToAnswer(kind, topic, isUrgent, isLate, random);

  const registered = then(team.coordinator, workingMoment(submittedAt, days === 0 ? 0 : random.between(0, 2), ZONE, random), { kind: 'REGISTER' });
  if (fate === 'UNASSIGNED') return steps;
  const assigned = then(team.coordinator, workingMoment(registered, days === 0 ? 0 : random.between(0, 1), ZONE, random), { kind: 'ASSIGN', executor: executor.login });
  if (fate === 'FORGOTTEN') return steps;
  const proposed = then(executor, workingMoment(assigned, days, ZONE, random), { kind: 'ANSWER', text: `${greeting(kind)} ${random.pick(topic.answers)}` });
  const approved = then(team.approver, workingMoment(proposed, days === 0 ? 0 : random.between(0, 1), ZONE, random), { kind: 'APPROVE' });
  if (random.chance(0.58)) {
    const [at, rated] = [laterAtHome(approved, random), rating(isLate, random)];
    // Nobody of the platform stands behind a post.
    if (deed.kind !== 'RECORD') then(author, at, rated);
  }
  then(team.approver, new Date(approved.getTime() + CLOSED_AFTER_MS), { kind: 'CLOSE' });
  return steps;
}

/** Incidents are answered the same day, so they are taken from the mornings of working days. */
function kindOf(submittedAt: Date, random: SeededRandom): AppealKind {
  const minute = minuteOfDayAt(submittedAt, ZONE);
  const kind = random.weighted([
    [AppealKind.MESSAGE, 90],
    [AppealKind.APPEAL, 5],
    [AppealKind.INCIDENT, 5],
  ] as const);
  const isMorning = isWorkingDay(localDateAt(submittedAt, ZONE)) && minute > 8 * 60 && minute < 13 * 60;
  return kind === AppealKind.INCIDENT && !isMorning ? AppealKind.MESSAGE : kind;
}

/** Fields that make the term one working day. */
const URGENT: ReadonlySet<string> = new Set(['danger', 'emission', 'hazard', 'outage']);

function isHazard(details: Record<string, unknown>): boolean {
  return Object.values(details).some((form) => Object.entries(form as Record<string, unknown>).some(([key, value]) => URGENT.has(key) && value === true));
}

/** Working days from the assignment to the executor's answer; 0 when all is done the same day. */
function daysToAnswer(kind: AppealKind, topic: Topic, isUrgent: boolean, isLate: boolean, random: SeededRandom): number {
  if (isUrgent) return isLate ? 3 : 0;
  const isLong = kind === AppealKind.APPEAL || topic.categoryId === 'core.other';
  if (isLong) return isLate ? random.between(24, 34) : random.between(4, 15);
  const term = topic.termDays ?? 10;
  if (term <= 3) return isLate ? random.between(5, 9) : random.between(0, 1);
  return isLate ? random.between(term + 1, 2 * term + 6) : random.between(1, Math.floor(0.6 * term));
}

function submission(name: string, kind: AppealKind, topic: Topic, details: Record<string, unknown>, random: SeededRandom, author: PersonViewer): Deed {
  const spot = someSpot(random);
  const isPublic = random.chance(0.62) && topic.personal !== true;
  const about = {
    idempotencyKey: `demo ${name}`,
    categoryId: topic.categoryId,
    text: textOf(topic, spot, random),
    location: { latitude: spot.latitude, longitude: spot.longitude, address: spot.address },
    details,
  };
  if (kind === AppealKind.INCIDENT) return { kind: 'RECORD', input: { ...about, link: `https://vk.com/wall-1_${name.replace(/\D/g, '')}`, isImportant: false } };
  const channel = random.weighted(CHANNELS);
  const input = { ...about, kind, channel, visibility: isPublic ? Visibility.PUBLIC : Visibility.PRIVATE };
  const isTakenDown = channel === Channel.PHONE || channel === Channel.RECEPTION;
  return isTakenDown ? { kind: 'TAKE_DOWN', input: { ...input, citizenId: author.citizenId } } : { kind: 'SUBMIT', input };
}

function textOf({ openings, details, requests }: Topic, { where }: Spot, random: SeededRandom): string {
  const opening = random.pick(openings).replace('{where}', where).replace('{Where}', where.charAt(0).toUpperCase() + where.slice(1));
  const parts = [opening, random.chance(0.8) ? random.pick(details) : '', random.chance(0.75) ? random.pick(requests) : ''];
  return parts.filter((part) => part !== '').join(' ');
}

function greeting(kind: AppealKind): string {
  return kind === AppealKind.APPEAL ? 'Ваше обращение рассмотрено.' : 'Здравствуйте!';
}

function laterAtHome(after: Date, random: SeededRandom): Date {
  const date = addDays(localDateAt(after, ZONE), random.between(1, 9));
  return momentAt(date, random.between(8 * 60, 22 * 60), ZONE);
}

const PLEASED = ['Спасибо, сделали быстро.', 'Всё исправили, благодарю!', 'Приятно удивлён.', 'Спасибо за ответ и за работу.'];
const DISPLEASED = ['Отписка, ничего не изменилось.', 'Сделали наспех, через неделю то же самое.', 'Слишком долго ждали ответа.', 'Ответ не по существу.'];

function rating(isLate: boolean, random: SeededRandom): Deed {
  const score = random.weighted(
    isLate
      ? ([[1, 30], [2, 25], [3, 22], [4, 15], [5, 8]] as const)
      : ([[1, 6], [2, 7], [3, 14], [4, 31], [5, 42]] as const),
  );
  const comment = random.chance(0.45) ? random.pick(score >= 4 ? PLEASED : DISPLEASED) : null;
  return { kind: 'RATE', score, comment };
}
