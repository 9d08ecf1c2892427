/** A generated operation before it is text: small parts that can be left out one by one when a failure is shrunk. */
export interface OperationTree {
  readonly kind: 'query' | 'mutation';
  readonly selection: readonly SelectionTree[];
  /** Named fragments. One spreads only those behind it, so there are no cycles. */
  readonly fragments: readonly FragmentTree[];
  /** The variables that conditions share. */
  readonly flags: readonly FlagTree[];
}

export interface FragmentTree {
  readonly on: string;
  readonly selection: readonly SelectionTree[];
}

/** A Boolean variable; `isDefault` leaves the value to the default of its definition. */
export interface FlagTree {
  readonly value: boolean;
  readonly isDefault: boolean;
}

/** `@skip` or `@include`, by a literal or by the flag of that number. */
export interface ConditionTree {
  readonly directive: 'skip' | 'include';
  readonly by: boolean | number;
}

export type SelectionTree =
  | { readonly kind: 'typename'; readonly alias: string | null; readonly conditions: readonly ConditionTree[] }
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly alias: string | null;
      readonly args: readonly ArgumentTree[];
      readonly conditions: readonly ConditionTree[];
      readonly selection: readonly SelectionTree[] | null;
    }
  | {
      readonly kind: 'inline';
      readonly on: string | null;
      readonly conditions: readonly ConditionTree[];
      readonly selection: readonly SelectionTree[];
    }
  /** Spreads the nth fragment that fits; `__typename` when none does. */
  | { readonly kind: 'spread'; readonly nth: number; readonly conditions: readonly ConditionTree[] };

export interface ArgumentTree {
  readonly name: string;
  readonly value: ValueTree;
}

/** How a variable gets its value: as sent, by its default, as sent against another default, or not at all. */
export type VariableMode = 'sent' | 'default' | 'sent despite default' | 'absent';

export type ValueTree =
  | { readonly kind: 'leaf'; readonly type: string; readonly value: unknown; readonly isEnum: boolean }
  | { readonly kind: 'list'; readonly items: readonly ValueTree[] }
  | { readonly kind: 'object'; readonly fields: readonly ArgumentTree[] }
  /** `other` is the default that a sent value replaces. */
  | { readonly kind: 'variable'; readonly type: string; readonly mode: VariableMode; readonly value: ValueTree; readonly other: ValueTree };
