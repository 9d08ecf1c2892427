import { doTypesOverlap, isCompositeType, parse, print, type GraphQLCompositeType, type GraphQLSchema } from 'graphql';
import type { ArgumentTree, ConditionTree, OperationTree, SelectionTree, ValueTree } from './operation-tree.js';

/** An operation as a client sends it. */
export interface Operation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Names the variables and fragments that are used, and defines only those. */
export function printOperation(tree: OperationTree, schema: GraphQLSchema): Operation {
  return new Printer(tree, schema).operation();
}

class Printer {
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly usedFlags = new Set<number>();
  private readonly usedFragments = new Map<number, string>();

  constructor(
    private readonly tree: OperationTree,
    private readonly schema: GraphQLSchema,
  ) {}

  operation(): Operation {
    const root = this.tree.kind === 'query' ? this.schema.getQueryType()! : this.schema.getMutationType()!;
    const selection = this.selectionSet(this.tree.selection, root, -1);
    const head = this.definitions.length === 0 ? this.tree.kind : `${this.tree.kind} (${this.definitions.join(', ')})`;
    return { text: print(parse([`${head} ${selection}`, ...this.usedFragments.values()].join('\n'))), variables: this.variables };
  }

  /** @param within number of the fragment that this is in; -1 outside of fragments */
  private selectionSet(selection: readonly SelectionTree[], type: GraphQLCompositeType, within: number): string {
    return `{ ${selection.map((node) => this.selection(node, type, within)).join(' ')} }`;
  }

  private selection(node: SelectionTree, type: GraphQLCompositeType, within: number): string {
    switch (node.kind) {
      case 'typename':
        return `${aliased(node.alias)}__typename${this.conditions(node.conditions)}`;
      case 'inline': {
        const inner = node.on === null ? type : (this.schema.getType(node.on) as GraphQLCompositeType);
        return `...${node.on === null ? '' : ` on ${node.on}`}${this.conditions(node.conditions)} ${this.selectionSet(node.selection, inner, within)}`;
      }
      case 'spread':
        return `${this.spread(node.nth, type, within)}${this.conditions(node.conditions)}`;
      case 'field': {
        const field = 'getFields' in type ? type.getFields()[node.name]! : undefined;
        const below = field === undefined ? undefined : this.namedType(String(field.type));
        const args = node.args.length === 0 ? '' : `(${this.fields(node.args)})`;
        const selection = node.selection === null || !isCompositeType(below) ? '' : ` ${this.selectionSet(node.selection, below, within)}`;
        return `${aliased(node.alias)}${node.name}${args}${this.conditions(node.conditions)}${selection}`;
      }
    }
  }

  private spread(nth: number, type: GraphQLCompositeType, within: number): string {
    const fitting = this.tree.fragments
      .map(({ on }, index) => ({ on: this.schema.getType(on) as GraphQLCompositeType, index }))
      .filter(({ on, index }) => index > within && doTypesOverlap(this.schema, on, type));
    if (fitting.length === 0) return '__typename';
    const { on, index } = fitting[nth % fitting.length]!;
    const name = `F${index}`;
    if (!this.usedFragments.has(index)) {
      this.usedFragments.set(index, '');
      this.usedFragments.set(index, `fragment ${name} on ${on.name} ${this.selectionSet(this.tree.fragments[index]!.selection, on, index)}`);
    }
    return `...${name}`;
  }

  private conditions(conditions: readonly ConditionTree[]): string {
    return conditions.map(({ directive, by }) => ` @${directive}(if: ${typeof by === 'boolean' ? String(by) : this.flag(by)})`).join('');
  }

  private flag(number: number): string {
    const { value, isDefault } = this.tree.flags[number]!;
    const name = `flag${number}`;
    if (!this.usedFlags.has(number)) {
      this.usedFlags.add(number);
      this.definitions.push(`$${name}: Boolean!${isDefault ? ` = ${String(value)}` : ''}`);
      if (!isDefault) this.variables[name] = value;
    }
    return `$${name}`;
  }

  private fields(fields: readonly ArgumentTree[]): string {
    return fields.map(({ name, value }) => `${name}: ${this.value(value)}`).join(', ');
  }

  private value(tree: ValueTree): string {
    if (tree.kind === 'list') return `[${tree.items.map((item) => this.value(item)).join(', ')}]`;
    if (tree.kind === 'object') return `{ ${this.fields(tree.fields)} }`;
    if (tree.kind === 'leaf') return tree.isEnum ? String(tree.value) : literal(tree.value);
    const name = `v${this.definitions.length}`;
    const defaultTree = tree.mode === 'default' ? tree.value : tree.mode === 'sent despite default' ? tree.other : null;
    this.definitions.push(`$${name}: ${tree.type}${defaultTree === null ? '' : ` = ${this.value(defaultTree)}`}`);
    if (tree.mode === 'sent' || tree.mode === 'sent despite default') this.variables[name] = jsonOf(tree.value);
    return `$${name}`;
  }

  private namedType(type: string): unknown {
    return this.schema.getType(type.replace(/[[\]!]/g, ''));
  }
}

function aliased(alias: string | null): string {
  return alias === null ? '' : `${alias}: `;
}

/** GraphQL's text of a JSON value: the keys of objects are names. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${literal(inner)}`)
    .join(', ')} }`;
}

function jsonOf(tree: ValueTree): unknown {
  if (tree.kind === 'list') return tree.items.map(jsonOf);
  if (tree.kind === 'object') return Object.fromEntries(tree.fields.map(({ name, value }) => [name, jsonOf(value)]));
  return tree.kind === 'leaf' ? tree.value : null;
}
