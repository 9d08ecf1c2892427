import { Kind, type SelectionSetNode } from 'graphql';
import type { FieldsType } from '../projection/runtime-type.js';
import type { ProjectionScope } from '../projection/selection.js';
import { viewAt, type View } from './client-view.js';
import type { LayoutScope } from './closed-fields.js';
import { compileComposite, compileObject, layoutOf } from './compile-layout.js';
import { documentOf, groupsOf, isRewritten, type Fetch } from './fetch-document.js';
import { labelOf } from './label.js';
import type { ObjectLayout, Step } from './layout.js';
import { mapPlaces, selectionsOfGroup } from './places.js';

/** What is to be laid out. */
export interface LaidOut {
  /** All of the plan. */
  readonly fetches: readonly Fetch[];
  readonly rootType: FieldsType;
  readonly selectionSet: SelectionSetNode;
  /** Whether layouts are compiled for the first answer already. */
  readonly atOnce: boolean;
}

/**
 * How the answers to the fetches of a plan are laid out under one set of conditions. Compiling a layout costs more than it saves
 * in one answer, and many operations never come again: so it is done for the second answer to a fetch.
 */
export class FetchLayouts {
  private readonly layouts = new Map<Fetch, ObjectLayout | null>();
  private readonly answered = new Set<Fetch>();
  private root: View | null = null;

  constructor(
    private readonly laidOut: LaidOut,
    private readonly scope: ProjectionScope,
  ) {}

  /** Null when an answer to a fetch has to be read in the ordinary way. */
  of(fetch: Fetch): ObjectLayout | null {
    let layout = this.layouts.get(fetch);
    if (layout !== undefined) return layout;
    if (!this.laidOut.atOnce && !this.answered.has(fetch)) {
      this.answered.add(fetch);
      return null;
    }
    this.layouts.set(fetch, (layout = this.compile(fetch)));
    return layout;
  }

  private compile(fetch: Fetch): ObjectLayout | null {
    const document = documentOf(fetch);
    if (document === null) return null;
    const { rootType } = this.laidOut;
    const scope: LayoutScope = { client: this.scope, request: { fragments: document.fragments, isIncluded: this.scope.isIncluded } };
    const root = this.rootView();
    const groups = groupsOf(fetch);
    if (groups === null) return compileObject([document.selectionSet], rootType.name, [root], scope);

    const steps: Step[] = [];
    for (const [index, group] of groups.entries()) {
      const sets = [...selectionsOfGroup(group, document, this.scope.isIncluded)];
      const views = group.paths.map((path) => viewAt(root, rootType, path, this.scope));
      const layout = compileComposite(sets, entityType(sets), views, scope, true);
      if (layout === null) return null;
      steps.push({ kind: 'composite', key: group.responseKey, label: labelOf(group.responseKey, index === 0), layout });
    }
    return layoutOf(steps);
  }

  /** Rewriting changes keys, which the map of places does not follow: then the client's view is left out, and nothing is closed. */
  private rootView(): View {
    if (this.root !== null) return this.root;
    const { fetches, selectionSet } = this.laidOut;
    const documents = fetches.map(documentOf).filter((document) => document !== null);
    const isFollowed = !documents.some(({ fetch }) => isRewritten(fetch));
    return (this.root = { place: mapPlaces(documents, this.scope.isIncluded), sets: isFollowed ? [selectionSet] : null });
  }
}

/** The one type that is asked for; null when there are several. */
function entityType(sets: readonly SelectionSetNode[]): string | null {
  const conditions = new Set(
    sets.flatMap(({ selections }) =>
      selections.map((selection) => (selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined)),
    ),
  );
  const [only] = conditions;
  return conditions.size === 1 ? (only ?? null) : null;
}
