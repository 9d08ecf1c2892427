/** A query plan in the engine's own words: no planner's peculiarities reach the rest of the engine. */
export type PlanNode = RootFetchNode | EntityFetchNode | SequenceNode | ParallelNode | ConditionNode;

/** The plan of a subscription: one subgraph gives the events, the rest completes each of them. */
export interface SubscriptionPlan {
  readonly primary: RootRequest;
  /** Null when the subgraph of the events knows everything. */
  readonly rest: PlanNode | null;
}

/** Root fields of one subgraph, whatever the kind of operation. */
export type RootRequest = Omit<RootFetchNode, 'kind' | 'operationType'>;

/** What every request to a subgraph has. */
export interface FetchRequest {
  readonly subgraph: string;
  /** GraphQL text for the subgraph. */
  readonly operation: string;
  readonly operationType: 'query' | 'mutation';
  /** The client's variables that the text uses. */
  readonly variableUsages: readonly string[];
}

/** Root fields of one subgraph. */
export interface RootFetchNode extends FetchRequest {
  readonly kind: 'rootFetch';
  readonly outputRewrites: readonly Rewrite[];
}

/** One request for entities found in the data so far; each group is one `_entities` field of it. */
export interface EntityFetchNode extends FetchRequest {
  readonly kind: 'entityFetch';
  readonly groups: readonly EntityGroup[];
}

/** Entities that get the same selection. */
export interface EntityGroup {
  /** `_entities`, or its alias when the request has several. */
  readonly responseKey: string;
  readonly representationsVariable: string;
  /** Where the entities are in the data. */
  readonly paths: readonly (readonly PathSegment[])[];
  /** What a representation is made of. */
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** One after another. */
export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

/** All at once. */
export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** Depends on a boolean variable of the client's. */
export interface ConditionNode {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: PlanNode | null;
  readonly whenFalse: PlanNode | null;
}

/** A step into the data. Lists are walked through wherever they are met, so they have no segment. */
export type PathSegment =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'type'; readonly conditions: readonly string[] };

/** A part of a representation. */
export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'field';
  /** Key in the data fetched so far. */
  readonly from: string;
  /** Key in the representation. */
  readonly to: string;
  readonly selections: readonly RequiredSelection[];
}

export interface RequiredFragment {
  readonly kind: 'fragment';
  readonly typeCondition: string;
  readonly skipIf: string | null;
  readonly includeIf: string | null;
  readonly selections: readonly RequiredSelection[];
}

/** A change to a representation before it is sent, or to a response before it is merged. */
export type Rewrite = SetValue | RenameKey;

export interface SetValue {
  readonly kind: 'setValue';
  readonly path: readonly RewriteSegment[];
  readonly value: string;
}

export interface RenameKey {
  readonly kind: 'renameKey';
  readonly path: readonly RewriteSegment[];
  readonly to: string;
}

export type RewriteSegment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'type'; readonly conditions: readonly string[] };
