/**
 * How large an operation may be before any work is done for it. Counts are taken with fragments spread out, as
 * often as they are spread, so that a small text cannot stand for a large operation.
 */
export interface OperationLimits {
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Brackets inside brackets, of selections and of values alike: what keeps recursive code off the stack's end. */
  readonly nesting: number;
  /** Fields inside fields. */
  readonly depth: number;
  /**
   * Fields and fragments, all levels and all operations of the document together: what bounds the time of the planner, which
   * cannot be interrupted and needs four times as long for twice as many (1,000: about 60 ms, 2,000: 220 ms).
   */
  readonly selections: number;
  /** Fields with an alias. */
  readonly aliases: number;
  /** Fields of the operation's root. */
  readonly rootFields: number;
  /** Directives on the operation, its variables, its fields and fragments. */
  readonly directives: number;
  /** Directives on one of them: each that is unknown is an error of its own. */
  readonly placeDirectives: number;
  /** Times that one key of the response is asked for in one place. */
  readonly repeats: number;
  /** Pairs of such repetitions, all places together: what validation compares. */
  readonly comparisons: number;
  /** Fragment definitions of the document: validation compares them in pairs. */
  readonly fragments: number;
  /** Operations of the document. */
  readonly operations: number;
  /** By `@cost` and `@listSize`; only where the supergraph uses them. */
  readonly cost: number;
}

/** Every operation of our own clients fits, the introspection of GraphiQL included (depth 15). */
export const DEFAULT_OPERATION_LIMITS: OperationLimits = {
  tokens: 15_000,
  nesting: 100,
  depth: 20,
  selections: 1_000,
  aliases: 100,
  rootFields: 30,
  directives: 100,
  placeDirectives: 5,
  repeats: 100,
  comparisons: 10_000,
  fragments: 100,
  operations: 100,
  cost: 10_000,
};
