import { Kind, type SelectionSetNode } from 'graphql';
import type { FieldsType } from '../projection/runtime-type.js';
import type { ProjectionScope } from '../projection/selection.js';
import { viewAt, type View } from './client-view.js';
import { labelOf, type LayoutScope } from './closed-fields.js';
import { compileComposite, compileObject, layoutOf } from './compile-layout.js';
import { groupsOf, isRewritten, type Fetch, type FetchDocument } from './fetch-document.js';
import type { ObjectLayout, Step } from './layout.js';
import { mapPlaces, selectionsOfGroup } from './places.js';

/** How the answers to the fetches of a plan are laid out under one set of conditions. */
export class FetchLayouts {
  private readonly documents: ReadonlyMap<Fetch, FetchDocument>;
  private readonly layouts = new Map<Fetch, ObjectLayout | null>();
  private root: View | null = null;

  constructor(
    documents: readonly FetchDocument[],
    private readonly rootType: FieldsType,
    private readonly selectionSet: SelectionSetNode,
    private readonly scope: ProjectionScope,
  ) {
    this.documents = new Map(documents.map((document) => [document.fetch, document]));
  }

  /** Null when answers to a fetch have to be read in the ordinary way. */
  of(fetch: Fetch): ObjectLayout | null {
    let layout = this.layouts.get(fetch);
    if (layout === undefined) this.layouts.set(fetch, (layout = this.compile(fetch)));
    return layout;
  }

  private compile(fetch: Fetch): ObjectLayout | null {
    const document = this.documents.get(fetch);
    if (document === undefined) return null;
    const scope: LayoutScope = { client: this.scope, request: { fragments: document.fragments, isIncluded: this.scope.isIncluded } };
    const root = this.rootView();
    const groups = groupsOf(fetch);
    if (groups === null) return compileObject([document.selectionSet], this.rootType.name, [root], scope);

    const steps: Step[] = [];
    for (const [index, group] of groups.entries()) {
      const sets = [...selectionsOfGroup(group, document, this.scope.isIncluded)];
      const views = group.paths.map((path) => viewAt(root, this.rootType, path, this.scope));
      const layout = compileComposite(sets, entityType(sets), views, scope, true);
      if (layout === null) return null;
      steps.push({ kind: 'composite', key: group.responseKey, label: labelOf(group.responseKey, index === 0), layout });
    }
    return layoutOf(steps);
  }

  /** Rewriting changes keys, which the map of places does not follow: then the client's view is left out, and nothing is closed. */
  private rootView(): View {
    if (this.root !== null) return this.root;
    const documents = [...this.documents.values()];
    const isFollowed = !documents.some(({ fetch }) => isRewritten(fetch));
    return (this.root = { place: mapPlaces(documents, this.scope.isIncluded), sets: isFollowed ? [this.selectionSet] : null });
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
