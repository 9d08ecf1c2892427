import type { ObjectFactory } from './object-factory.js';

/**
 * How the answer to a fetch is laid out in its text: GraphQL servers write the fields of an object in the order of the
 * selection, so what stands where is known before the answer comes.
 */

/** The layout of objects of one type. */
export interface ObjectLayout {
  readonly steps: readonly Step[];
  /** Makes an object of the values of all steps. */
  readonly make: ObjectFactory;
}

/** The layout of an object whose type decides on its fields, lists of it included. */
export interface CompositeLayout {
  /** The only layout there is; null when the type's name, which then comes first, tells which one it is. */
  readonly only: ObjectLayout | null;
  /** Null for types that cannot be here. */
  ofType(typeName: string): ObjectLayout | null;
}

/** One part of an object's text. */
export type Step = LeafStep | TypenameStep | CompositeStep | RunStep;

interface StepBase {
  /** Key in the data. */
  readonly key: string;
  /** `{"key":` for the first step, `,"key":` for the others. */
  readonly label: Uint8Array;
}

/** A leaf, kept as JSON text. */
export interface LeafStep extends StepBase {
  readonly kind: 'leaf';
}

/** The name of the object's type, kept as a string. */
export interface TypenameStep extends StepBase {
  readonly kind: 'typename';
  /** The name that is expected, as JSON text. */
  readonly expected: Uint8Array;
  readonly name: string;
}

/** An object that later fetches look into or add to, or lists of it. */
export interface CompositeStep extends StepBase {
  readonly kind: 'composite';
  readonly layout: CompositeLayout;
}

/**
 * Neighbouring fields that go to the client as they are, whatever is in them: nobody else looks at them, and the client
 * selected the same in the same order. They are checked against the schema and kept as one text.
 */
export interface RunStep extends StepBase {
  readonly kind: 'run';
  readonly fields: readonly ClosedField[];
}

/** A field within a run. */
export interface ClosedField {
  readonly label: Uint8Array;
  readonly value: ClosedValue;
}

/** What a value within a run must be. What is not is not refused here: the answer is then read in the ordinary way. */
export type ClosedValue = { readonly nonNull: boolean } & (
  | { readonly kind: 'scalar' }
  | { readonly kind: 'id' }
  | { readonly kind: 'enum'; readonly texts: readonly Uint8Array[] }
  | { readonly kind: 'typename'; readonly expected: Uint8Array }
  | { readonly kind: 'list'; readonly item: ClosedValue }
  | { readonly kind: 'object'; readonly fields: readonly ClosedField[] }
);

/** The text of a run in the data, under the key of its first field: a piece of an answer, which it keeps. */
export class Run {
  constructor(
    readonly bytes: Buffer,
    /** Where the first key begins; from there on keys and values with commas between them. */
    readonly from: number,
    readonly to: number,
    /** How many fields it has. */
    readonly length: number,
  ) {}
}
