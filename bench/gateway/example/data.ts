import { Random } from './random.ts';
import * as words from './words.ts';

export interface Territory { code: string; title: string; kind: string; population: number; within: string | null }
export interface Agency { id: string; title: string; shortTitle: string; level: string; territory: string; parent: string | null; head: string; staff: string[]; phone: string; email: string; site: string | null; address: Address }
export interface Address { line: string; postalCode: string }
export interface Theme { id: string; title: string; icon: string }
export interface Category { id: string; title: string; theme: string; days: number; unit: string; isPrivate: boolean; responsible: string }
export interface Person { id: string; name: string; initials: string; role: string; position: string | null; agency: string | null }
export interface HistoryEvent { at: string; kind: string; by: string; comment: string | null }
export interface Appeal {
  id: string; number: string; text: string; status: string; submittedAt: string;
  deadline: { dueAt: string; isOverdue: boolean; reasons: string[] };
  location: { latitude: number; longitude: number; territory: string; address: Address | null } | null;
  territory: string; author: string; category: string; agency: string;
  history: HistoryEvent[]; answer: { text: string; answeredAt: string; signedBy: string } | null; rating: number | null;
}

/** The example's region. References between things are ids, as they would be between databases. */
export interface Region {
  territories: Map<string, Territory>;
  agencies: Map<string, Agency>;
  themes: Map<string, Theme>;
  categories: Map<string, Category>;
  people: Map<string, Person>;
  appeals: Map<string, Appeal>;
}

export const APPEALS_PER_TERRITORY = 200;
const AGENCIES = 120;
const CITIZENS = 1_500;
const STAFF = 12;
const STATUSES = ['SUBMITTED', 'REGISTERED', 'IN_PROGRESS', 'ON_APPROVAL', 'ANSWERED', 'RATED'];
const EVENTS = ['SUBMITTED', 'REGISTERED', 'ASSIGNED', 'DRAFTED', 'APPROVED', 'ANSWERED', 'RATED'];
const START = Date.UTC(2026, 0, 12);
const HOUR = 3_600_000;

/** Makes the region: the same one in every process that asks. */
export function makeRegion(): Region {
  const random = new Random(59);
  const territories = byKey(
    words.TERRITORIES.map((title, index): Territory => ({
      code: `t${index}`, title, kind: index === 0 ? 'REGION' : 'DISTRICT', population: 8_000 + random.below(200_000), within: index === 0 ? null : 't0',
    })),
    ({ code }) => code,
  );
  const agencies = byKey(Array.from({ length: AGENCIES }, (_, index) => makeAgency(index, random)), ({ id }) => id);
  const themes = byKey(words.THEMES.map(([title, icon], index): Theme => ({ id: `h${index}`, title, icon })), ({ id }) => id);
  const categories = byKey(
    words.THEMES.flatMap(([, , titles], theme) =>
      titles.map((title, index): Category => ({
        id: `c${theme * 6 + index}`, title, theme: `h${theme}`, days: 5 + random.below(26), unit: random.of(['WORKING_DAY', 'CALENDAR_DAY']),
        isPrivate: random.next() < 0.1, responsible: `a${random.below(AGENCIES)}`,
      })),
    ),
    ({ id }) => id,
  );
  const people = byKey([...makeClerks(random), ...Array.from({ length: CITIZENS }, (_, index) => makePerson(`p${index}`, random))], ({ id }) => id);
  const appeals = byKey(
    [...territories.keys()].flatMap((territory) => Array.from({ length: APPEALS_PER_TERRITORY }, (_, index) => makeAppeal(territory, index, random))),
    ({ id }) => id,
  );
  return { territories, agencies, themes, categories, people, appeals };
}

function makeAgency(index: number, random: Random): Agency {
  const place = words.TERRITORIES[index % words.TERRITORIES.length]!;
  return {
    id: `a${index}`, title: `Управление № ${index + 1} администрации: ${place}`, shortTitle: `Управление ${index + 1}`,
    level: random.of(['REGIONAL', 'MUNICIPAL', 'SERVICE']), territory: `t${index % words.TERRITORIES.length}`, parent: index < 4 ? null : `a${index % 4}`,
    head: `k${index}-0`, staff: Array.from({ length: STAFF }, (_, member) => `k${index}-${member}`),
    phone: `+7 383 200-${1000 + index}`, email: `a${index}@example.org`, site: index % 3 === 0 ? null : `https://a${index}.example.org`, address: makeAddress(random),
  };
}

function makeAddress(random: Random): Address {
  return { line: `${random.of(words.STREETS)}, ${1 + random.below(120)}`, postalCode: `630${100 + random.below(800)}` };
}

function makeClerks(random: Random): Person[] {
  return Array.from({ length: AGENCIES * STAFF }, (_, index) => {
    const [agency, member] = [Math.floor(index / STAFF), index % STAFF];
    const position = member === 0 ? 'Начальник управления' : 'Главный специалист';
    return { ...makePerson(`k${agency}-${member}`, random), role: member === 0 ? 'HEAD' : 'CLERK', position, agency: `a${agency}` };
  });
}

function makePerson(id: string, random: Random): Person {
  const [name, surname] = [random.of(words.NAMES), random.of(words.SURNAMES)];
  return { id, name: `${name} ${surname}`, initials: `${name[0]}. ${surname[0]}.`, role: 'CITIZEN', position: null, agency: null };
}

function makeAppeal(territory: string, index: number, random: Random): Appeal {
  const steps = 2 + random.below(EVENTS.length - 1);
  const submitted = START + random.below(8_000) * HOUR;
  const agency = random.below(AGENCIES);
  const author = `p${random.below(CITIZENS)}`;
  const clerk = (): string => `k${agency}-${random.below(STAFF)}`;
  const at = (hours: number): string => new Date(submitted + hours * HOUR).toISOString();
  return {
    id: `${territory}-${index}`, number: `О-${territory.slice(1)}/${1000 + index}`,
    text: Array.from({ length: 2 + random.below(3) }, () => random.of(words.SENTENCES)).join(' '),
    status: STATUSES[Math.min(steps - 1, STATUSES.length - 1)]!, submittedAt: at(0),
    deadline: { dueAt: at(720), isOverdue: random.next() < 0.15, reasons: words.REASONS.slice(0, 1 + random.below(3)) },
    location: random.next() < 0.1 ? null : {
      latitude: 55 + random.below(10_000) / 10_000, longitude: 82 + random.below(10_000) / 10_000, territory, address: random.next() < 0.2 ? null : makeAddress(random),
    },
    territory, author, category: `c${random.below(48)}`, agency: `a${agency}`,
    history: EVENTS.slice(0, steps).map((kind, step) => ({
      at: at(step * 20), kind, by: kind === 'SUBMITTED' || kind === 'RATED' ? author : clerk(), comment: random.next() < 0.5 ? null : random.of(words.COMMENTS),
    })),
    answer: steps < 6 ? null : { text: `${random.of(words.ANSWERS)} ${random.of(words.ANSWERS)}`, answeredAt: at(100), signedBy: clerk() },
    rating: steps < 7 ? null : 1 + random.below(5),
  };
}

function byKey<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}
