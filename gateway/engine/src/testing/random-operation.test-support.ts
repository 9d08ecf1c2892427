import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from './random.test-support.js';

/** A query and values for its variables. It need not be valid: overlapping fields may conflict. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** Values of arguments and variables, by the name of the scalar. */
export type ScalarPool = Readonly<Record<string, readonly (string | number | boolean)[]>>;

const ALIASES = ['x', 'y', 'id', 'title', 'label'] as const;
const MAX_DEPTH = 5;

/** Makes queries with aliases, arguments, variables with and without defaults, fragments of both kinds, conditions and `__typename`. */
export function randomQuery(schema: GraphQLSchema, scalars: ScalarPool, random: Random): RandomOperation {
  return new Generator(schema, scalars, random).query();
}

class Generator {
  private readonly definitions: string[] = [];
  private readonly fragments: string[] = [];
  private readonly variables: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly scalars: ScalarPool,
    private readonly random: Random,
  ) {}

  query(): RandomOperation {
    const selection = this.selectionSet(this.schema.getQueryType()!, 0);
    const head = this.definitions.length === 0 ? 'query' : `query(${this.definitions.join(', ')})`;
    return { text: [`${head} ${selection}`, ...this.fragments].join('\n'), variables: this.variables };
  }

  private selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.random.below(depth === 0 ? 3 : 4);
    return `{ ${Array.from({ length: count }, () => this.selection(type, depth)).join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const fields =
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).filter((field) => depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type)))
        : [];
    if (fields.length === 0 || this.random.chance(isAbstractType(type) ? 0.6 : 0.12)) {
      if (depth >= MAX_DEPTH || this.random.chance(0.2)) return `${this.random.chance(0.3) ? 'kind: ' : ''}__typename`;
      return this.fragment(type, depth);
    }
    return this.field(this.random.pick(fields), depth);
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = this.random.chance(0.15) ? `${this.random.pick(ALIASES)}: ` : '';
    const args = field.args
      .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined ? true : this.random.chance(0.4)))
      .map((arg) => this.argument(arg));
    const below = getNamedType(field.type);
    const selection = isCompositeType(below) ? ` ${this.selectionSet(below, depth + 1)}` : '';
    return `${alias}${field.name}${args.length === 0 ? '' : `(${args.join(', ')})`}${this.directives()}${selection}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const condition = this.random.pick(this.overlapping(type));
    const selection = this.selectionSet(condition, depth + 1);
    if (this.random.chance(0.4)) {
      const name = `F${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${condition.name} ${selection}`);
      return `...${name}${this.directives()}`;
    }
    return this.random.chance(0.1) && condition === type
      ? `...${this.directives()} ${selection}`
      : `... on ${condition.name}${this.directives()} ${selection}`;
  }

  /** Types that a fragment on this type may be about. */
  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const own = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    return Object.values(this.schema.getTypeMap()).filter((other): other is GraphQLCompositeType => {
      if (!isCompositeType(other) || other.name.startsWith('__')) return false;
      return isAbstractType(other) ? this.schema.getPossibleTypes(other).some((possible) => own.includes(possible)) : own.includes(other);
    });
  }

  private directives(): string {
    if (!this.random.chance(0.12)) return '';
    const name = this.random.pick(['skip', 'include']);
    return ` @${name}(if: ${this.random.chance(0.3) ? String(this.random.chance(0.5)) : this.variable('Boolean!', this.random.chance(0.5))})`;
  }

  private argument({ name, type }: GraphQLArgument): string {
    const value = this.value(type);
    return `${name}: ${this.random.chance(0.4) ? this.variable(String(type), value) : literal(value, type)}`;
  }

  private variable(type: string, value: unknown): string {
    const name = `v${this.definitions.length}`;
    const byDefault = this.random.chance(0.3) && (typeof value === 'number' || typeof value === 'boolean');
    this.definitions.push(`$${name}: ${type}${byDefault ? ` = ${String(value)}` : ''}`);
    if (!byDefault || this.random.chance(0.3)) this.variables[name] = value;
    return `$${name}`;
  }

  private value(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(type.ofType);
    if (isListType(type)) return Array.from({ length: this.random.below(4) }, () => this.value(type.ofType));
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      return Object.fromEntries(
        Object.values(type.getFields())
          .filter(() => this.random.chance(0.6))
          .map((field) => [field.name, this.value(field.type)]),
      );
    }
    return this.random.pick(this.scalars[type.name]!);
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value) && isListType(type)) return `[${value.map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{${Object.entries(value as object)
      .map(([key, inner]) => `${key}: ${literal(inner, fields[key]!.type)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}
