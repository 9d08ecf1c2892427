import type { Appeal, Category, Region } from './data.ts';

/** What several places read of the region; found once, for the subgraphs shall cost next to nothing. */
export class Lookups {
  readonly region: Region;
  readonly #byTerritory = new Map<string, Appeal[]>();
  readonly #openByAgency = new Map<string, Appeal[]>();
  readonly #countByAuthor = new Map<string, number>();
  readonly #categoriesByAgency = new Map<string, Category[]>();

  constructor(region: Region) {
    this.region = region;
    for (const appeal of region.appeals.values()) {
      into(this.#byTerritory, appeal.territory, appeal);
      this.#countByAuthor.set(appeal.author, this.appealCountOf({ id: appeal.author }) + 1);
      if (appeal.answer === null) into(this.#openByAgency, appeal.agency, appeal);
    }
    for (const category of region.categories.values()) into(this.#categoriesByAgency, category.responsible, category);
  }

  appealsIn(territory: string): readonly Appeal[] {
    return this.#byTerritory.get(territory) ?? [];
  }

  openAppealsOf({ id }: { id: string }): readonly Appeal[] {
    return this.#openByAgency.get(id) ?? [];
  }

  /** How many appeals a person has written. */
  appealCountOf({ id }: { id: string }): number {
    return this.#countByAuthor.get(id) ?? 0;
  }

  loadOf(agency: { id: string }): { open: number; overdue: number } {
    const open = this.openAppealsOf(agency);
    return { open: open.length, overdue: open.filter(({ deadline }) => deadline.isOverdue).length };
  }

  categoriesOf({ id }: { id: string }): readonly Category[] {
    return this.#categoriesByAgency.get(id) ?? [];
  }
}

function into<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
