import type { EntityManager } from '@mikro-orm/postgresql';
import { comparableWords, type LocalizedText, type ValidationIssue } from '@otklik/base';
import type { ActiveCategory, PublishedCategory } from '../store/published.js';
import { findActiveCategories, findAgenciesNamed, type ReachableAgency } from '../store/published-words.js';

/** The category for everything that fits no other one, and its form. */
const OTHER = { id: 'core.other', form: 'other' } as const;

/** By what a message of another system says where it belongs. */
export interface MessageWords {
  readonly subtopic?: string | null;
  readonly agency?: string | null;
  readonly categoryId?: string | null;
  readonly agencyCode?: string | null;
}

/** What the words of another system mean here. */
export interface KnownWords {
  /**
   * The category of a message and who answers it: the category and the agency that are named, or those whose title the words
   * are. Words that mean nothing here, or two things, lead to «Другое» and to whoever answers that. The form is that of «Другое»
   * or none: another system does not know the fields of our forms.
   */
  categoryFor(message: MessageWords): ActiveCategory | { readonly issue: ValidationIssue };
}

/** Looks up every word of these messages at once. */
export async function knownWords(em: EntityManager, messages: readonly MessageWords[]): Promise<KnownWords> {
  const categories = (await findActiveCategories(em)).filter(isHeld);
  const codes = unique(messages.map(({ agencyCode }) => agencyCode));
  const titles = unique(messages.map(({ agency }) => agency));
  const agencies = await findAgenciesNamed(em, codes, titles);

  const categoryById = new Map(categories.map((category) => [category.id, category]));
  const categoryByTitle = byTitle(categories);
  const agencyByCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const agencyByTitle = byTitle(agencies);
  const other = categoryById.get(OTHER.id);

  return {
    categoryFor({ subtopic, agency, categoryId, agencyCode }) {
      const named = categoryId == null ? (categoryByTitle.get(comparableWords(subtopic ?? '')) ?? other) : categoryById.get(categoryId);
      if (named === undefined) return { issue: UNKNOWN_CATEGORY };
      const addressed = agencyCode == null ? agencyByTitle.get(comparableWords(agency ?? '')) : agencyByCode.get(agencyCode);
      if (agencyCode != null && addressed === undefined) return { issue: UNKNOWN_AGENCY };
      return { ...named, ...holderOf(addressed ?? named), form: named.id === OTHER.id ? OTHER.form : null };
    },
  };
}

function isHeld(category: PublishedCategory): category is ActiveCategory {
  return category.agencyId !== null && category.cabinetId !== null;
}

function holderOf({ agencyId, cabinetId }: ActiveCategory | ReachableAgency): { agencyId: string; cabinetId: string } {
  return { agencyId, cabinetId };
}

/** By what people call them, in either language. A title of two things is the title of none. */
function byTitle<Titled extends { readonly title: LocalizedText }>(things: readonly Titled[]): Map<string, Titled> {
  const found = new Map<string, Titled | null>();
  for (const thing of things) {
    for (const title of new Set([comparableWords(thing.title.ru), comparableWords(thing.title.en)])) found.set(title, found.has(title) ? null : thing);
  }
  return new Map([...found].filter((entry): entry is [string, Titled] => entry[1] !== null));
}

function unique(words: readonly (string | null | undefined)[]): string[] {
  return [...new Set(words.filter((word) => word != null && word !== ''))] as string[];
}

const UNKNOWN_CATEGORY: ValidationIssue = {
  path: ['categoryId'],
  code: 'UNKNOWN_CATEGORY',
  message: {
    ru: 'Такой категории нет, или она сейчас не принимает обращений.',
    en: 'There is no such category, or it takes no messages now.',
  },
};

const UNKNOWN_AGENCY: ValidationIssue = {
  path: ['agencyCode'],
  code: 'UNKNOWN_AGENCY',
  message: { ru: 'Ведомства с таким кодом нет.', en: 'There is no agency with this code.' },
};
