import { Kind, type SelectionSetNode, type TypeNode } from 'graphql';
import { canonical, numberFrom } from './canonical.js';
import { nameOf, type GraphFacts } from './graph-facts.js';
import type { FieldFacts } from './subgraph-facts.js';

const ENTITIES_PER_TYPE = 3;
const LONGEST_LIST = 3;

/** An object of the world. */
export class Thing {
  readonly __typename: string;

  constructor(
    readonly type: string,
    /** The same for the same object wherever it is met. */
    readonly identity: string,
    /** The representation that a subgraph was asked with. */
    readonly given: Readonly<Record<string, unknown>> | null = null,
    /** What the field that led here provides of it. */
    readonly provided: SelectionSetNode | null = null,
  ) {
    this.__typename = type;
  }

  /** The thing that an object is or is a copy of (@apollo/subgraph copies what it gives another `__typename`); null when it is none. */
  static from(object: unknown): Thing | null {
    if (object instanceof Thing) return object;
    if (typeof object !== 'object' || object === null || !('identity' in object)) return null;
    const { type, identity, given, provided } = object as Thing;
    return new Thing(type, identity, given, provided);
  }
}

/** How often things go wrong, in percent of the fields where they may. */
export interface Trouble {
  readonly nulls: number;
  readonly errors: number;
}

/**
 * Data that needs no resolvers: every value follows from the identity of its object, the field and the arguments, so all
 * subgraphs and the graph without federation agree on it. Keys are never null; required fields never fail.
 */
export class World {
  private readonly pools = new Map<string, readonly Thing[]>();

  constructor(
    readonly facts: GraphFacts,
    private readonly trouble: Trouble,
  ) {}

  /** Throws where the world has an error. */
  valueOf(thing: Thing, field: string, args: Readonly<Record<string, unknown>>): unknown {
    const answering = this.facts.answering(thing.type, field);
    if (answering.length === 0) throw new Error(`Nobody answers ${thing.type}.${field}.`);
    const common = this.facts.commonArguments(args, answering);
    const seed = `${thing.identity}.${field}${Object.keys(common).length === 0 ? '' : canonical(common)}`;
    const isKey = this.facts.isKeyField(thing.type, field);
    const trouble = { nulls: isKey ? 0 : this.trouble.nulls, errors: isKey || this.facts.isRequiredField(thing.type, field) ? 0 : this.trouble.errors };
    const value = new Derivation(this, answering, trouble).value(answering.map(({ node }) => node.type), seed);
    if (value instanceof Error) throw value;
    return value;
  }

  /** All entities of an object, interface or union type; empty for a type without keys. */
  entitiesOf(type: string): readonly Thing[] {
    let pool = this.pools.get(type);
    if (pool === undefined) {
      pool = this.facts
        .possibleTypes(type)
        .filter((name) => this.facts.keysOf(name).length > 0)
        .flatMap((name) => Array.from({ length: ENTITIES_PER_TYPE }, (_, index) => new Thing(name, `${name}-${index + 1}`)));
      this.pools.set(type, pool);
    }
    return pool;
  }
}

/** Derives one value from a seed. The types are those of all subgraphs that answer: null only where all allow it. */
class Derivation {
  constructor(
    private readonly world: World,
    private readonly answering: readonly FieldFacts[],
    private readonly trouble: Trouble,
  ) {}

  value(types: readonly TypeNode[], seed: string): unknown {
    if (numberFrom(`error ${seed}`, 100) < this.trouble.errors) return new Error(`No ${seed}.`);
    const inner = types.map((type) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type));
    if (inner.every((type, index) => type === types[index]) && numberFrom(`null ${seed}`, 100) < this.trouble.nulls) return null;
    if (inner[0]!.kind === Kind.LIST_TYPE) {
      const itemTypes = inner.map((type) => (type.kind === Kind.LIST_TYPE ? type.type : type));
      return Array.from({ length: numberFrom(`length ${seed}`, LONGEST_LIST + 1) }, (_, index) => this.value(itemTypes, `${seed}[${index}]`));
    }
    return this.leaf(nameOf(inner[0]!), seed) ?? this.object(nameOf(inner[0]!), seed);
  }

  /** Undefined for an object. */
  private leaf(type: string, seed: string): unknown {
    const values = this.world.facts.commonEnumValues(type, this.answering);
    if (values !== undefined) return values[numberFrom(seed, values.length)];
    switch (type) {
      case 'ID':
      case 'String':
        return seed;
      case 'Int':
        return numberFrom(seed, 1000) - 500;
      case 'Float':
        return numberFrom(seed, 1000) / 8;
      case 'Boolean':
        return numberFrom(seed, 2) === 1;
      case 'Json':
        return { of: [seed, { deep: null }] };
      default:
        return undefined;
    }
  }

  private object(type: string, seed: string): Thing {
    const names = this.world.facts.commonTypes(type, this.answering);
    const entities = this.world.entitiesOf(type).filter((thing) => names.includes(thing.type));
    const name = names[numberFrom(`type ${seed}`, names.length)]!;
    const ofType = entities.filter((thing) => thing.type === name);
    return ofType.length === 0 ? new Thing(name, seed) : ofType[numberFrom(`entity ${seed}`, ofType.length)]!;
  }
}
