import type { EntityManager } from '@mikro-orm/postgresql';
import { localize, type Locale, type LocalizedText } from '@otklik/base';

type Kind = 'category' | 'agency' | 'territory';

const SQL: Readonly<Record<Kind, string>> = {
  category: 'select id, title from cabinets.published_category where id in (?)',
  agency: 'select id, title from cabinets.published_agency where id in (?)',
  // A territory of which only the centre is known is called by its administration.
  territory: `select wanted.code as id, coalesce(territory.title, agency.title) as title from unnest(array[?]) as wanted (code)
    left join cabinets.published_territory as territory on territory.code = wanted.code left join cabinets.published_agency as agency on agency.code = wanted.code
    where coalesce(territory.title, agency.title) is not null`,
};
/** Few are met in one table; one that meets more forgets and asks again. */
const MOST_KNOWN = 20_000;

/** What people call what appeals name by an id. Each is asked for once, not with every row: there may be hundreds of thousands of agencies. */
export class ExportTitles {
  readonly #known: Readonly<Record<Kind, Map<string, string>>> = { category: new Map(), agency: new Map(), territory: new Map() };

  constructor(private readonly locale: Locale) {}

  /** Learns those that are not known yet. */
  async learn(em: EntityManager, kind: Kind, ids: readonly (string | null)[]): Promise<void> {
    const known = this.#known[kind];
    if (known.size > MOST_KNOWN) known.clear();
    const unknown = [...new Set(ids.filter((id): id is string => id !== null && !known.has(id)))];
    if (unknown.length === 0) return;
    const rows = await em.execute<{ id: string; title: LocalizedText }[]>(SQL[kind], [unknown]);
    const found = new Map(rows.map(({ id, title }) => [id, localize(title, this.locale)]));
    for (const id of unknown) known.set(id, found.get(id) ?? id);
  }

  of(kind: Kind, id: string | null): string | null {
    return id === null ? null : (this.#known[kind].get(id) ?? id);
  }
}
