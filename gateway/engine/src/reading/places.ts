import type { SelectionSetNode } from 'graphql';
import type { Inclusion } from '../operation/conditions.js';
import type { EntityGroup, PathSegment, RequiredSelection } from '../planning/plan.js';
import { collectWhere } from '../projection/collect-fields.js';
import { groupsOf, type FetchDocument } from './fetch-document.js';

/** A place in the data, by the keys that lead to it: who puts something there, and who looks into it. */
export class Place {
  private readonly below = new Map<string, Place>();
  private source: object | null = null;
  /** Whether more than one fetch puts something here. */
  private isShared = false;
  /** Whether the plan itself reads or completes what is here. */
  private isUsed = false;

  /** Whether only one fetch, and nobody but the client, has to do with what is here. */
  get isClosed(): boolean {
    return !this.isShared && !this.isUsed;
  }

  /** The keys that other fetches put here. */
  keysOfOthers(own: readonly string[]): string[] {
    return [...this.below].flatMap(([key, { source }]) => (source === null || own.includes(key) ? [] : [key]));
  }

  at(key: string): Place {
    let place = this.below.get(key);
    if (place === undefined) this.below.set(key, (place = new Place()));
    return place;
  }

  /** The place at a path, each step of which the plan walks through. Types do not count: it is better to keep too much open. */
  walk(path: readonly PathSegment[]): Place {
    return path.reduce<Place>((place, segment) => (segment.kind === 'field' ? place.at(segment.name).used() : place), this);
  }

  require(selections: readonly RequiredSelection[]): void {
    for (const selection of selections) {
      if (selection.kind === 'fragment') {
        this.require(selection.selections);
        continue;
      }
      this.at(selection.to).used().require(selection.selections);
      this.at(selection.from).used().require(selection.selections);
    }
  }

  /** Notes what a fetch puts here. */
  fill(source: object, sets: readonly SelectionSetNode[], document: FetchDocument, isIncluded: Inclusion): void {
    for (const { responseKey, selectionSets } of collectWhere(sets, { fragments: document.fragments, isIncluded }, () => true)) {
      const place = this.at(responseKey);
      place.isShared ||= place.source !== null && place.source !== source;
      place.source = source;
      place.fill(source, selectionSets, document, isIncluded);
    }
  }

  private used(): this {
    this.isUsed = true;
    return this;
  }
}

/** Maps the data that fetches make together; the root of the data. */
export function mapPlaces(documents: readonly FetchDocument[], isIncluded: Inclusion): Place {
  const root = new Place();
  for (const document of documents) {
    const groups = groupsOf(document.fetch);
    if (groups === null) {
      root.fill(document.fetch, [document.selectionSet], document, isIncluded);
      continue;
    }
    for (const group of groups) {
      const sets = selectionsOfGroup(group, document, isIncluded);
      for (const path of group.paths) {
        const place = root.walk(path);
        place.require(group.requires);
        place.fill(group, sets, document, isIncluded);
      }
    }
  }
  return root;
}

/** What a group selects on its entities. */
export function selectionsOfGroup({ responseKey }: EntityGroup, { selectionSet, fragments }: FetchDocument, isIncluded: Inclusion): readonly SelectionSetNode[] {
  const fields = collectWhere([selectionSet], { fragments, isIncluded }, () => true);
  return fields.find((field) => field.responseKey === responseKey)?.selectionSets ?? [];
}
