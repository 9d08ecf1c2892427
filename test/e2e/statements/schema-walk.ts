import { getNamedType, isCompositeType, isInterfaceType, isNonNullType, isObjectType, isUnionType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** Fields with their arguments and fragments (`appeals(first: $n)`, `nodes`, `... on Attachment`), and what is selected in each. */
type Selection = Map<string, Selection>;

/** An operation that reads a list of the length `$n` and everything that hangs on it. */
export interface Walk {
  /** Where the list is: `Query.appeals`. */
  readonly list: string;
  readonly operation: string;
  /** The object types that it reaches. */
  readonly types: ReadonlySet<string>;
}

/** Arguments of fields that cannot be asked without: as they stand in the operation, by `Type.field`. */
export type Arguments = Readonly<Record<string, string>>;

/** How many ways there are to each type, each through another list. */
const WAYS = 2;

/**
 * One operation for each list of variable length. Together they lead to every object type by the shortest ways through two of them, and ask there
 * for all fields: values as they are, objects with their values.
 */
export function walksOf(schema: GraphQLSchema, known: Arguments): Walk[] {
  const walks = new Map<string, { root: Selection; types: Set<string> }>();
  const listsTo = new Map<string, Set<string>>();
  const withoutList = new Set<string>();
  const pending: { steps: readonly string[]; type: GraphQLObjectType; list: string | null }[] = [{ steps: [], type: schema.getQueryType()!, list: null }];
  for (let way = pending.shift(); way !== undefined; way = pending.shift()) {
    const { steps, type, list } = way;
    if (list === null) {
      if (withoutList.has(type.name)) continue;
      withoutList.add(type.name);
    } else {
      const lists = listsTo.get(type.name) ?? new Set();
      if (lists.has(list) || lists.size >= WAYS) continue;
      listsTo.set(type.name, lists.add(list));
      const walk = walks.get(list) ?? { root: new Map(), types: new Set() };
      walks.set(list, walk);
      walk.types.add(type.name);
      selectAll(schema, at(walk.root, steps), type, known);
    }
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      const isList = list === null && field.args.some(({ name }) => name === 'first');
      const call = callOf(type, field, known, isList);
      if (!isCompositeType(next) || call === null) continue;
      for (const member of objectsOf(schema, next)) {
        const more = member === next ? [call] : [call, `... on ${member.name}`];
        pending.push({ steps: [...steps, ...more], type: member, list: isList ? `${type.name}.${field.name}` : list });
      }
    }
  }
  return [...walks].map(([list, { root, types }]) => ({ list, operation: `query Walk($n: Int!) ${printed(root)}`, types }));
}

/** All fields of a type; of those that are objects, their values, also through the `nodes` of a page. */
function selectAll(schema: GraphQLSchema, selection: Selection, type: GraphQLObjectType, known: Arguments): void {
  for (const field of Object.values(type.getFields())) {
    const call = callOf(type, field, known, false);
    if (call === null) continue;
    const [inner, next] = [at(selection, [call]), getNamedType(field.type)];
    for (const member of objectsOf(schema, next)) {
      const within = member === next ? inner : at(inner, [`... on ${member.name}`]);
      at(within, ['__typename']);
      if (member.name.endsWith('Connection')) selectAll(schema, within, member, known);
      else selectValues(within, member, known);
    }
  }
}

function selectValues(selection: Selection, type: GraphQLObjectType, known: Arguments): void {
  for (const field of Object.values(type.getFields())) {
    const call = isCompositeType(getNamedType(field.type)) ? null : callOf(type, field, known, false);
    if (call !== null) at(selection, [call]);
  }
}

function at(selection: Selection, steps: readonly string[]): Selection {
  return steps.reduce((outer, step) => {
    const inner = outer.get(step) ?? new Map();
    outer.set(step, inner);
    return inner;
  }, selection);
}

/** Members of a union may have fields of one name and different types: within fragments, fields have the type in their alias. */
function printed(selection: Selection, fragment?: string): string {
  const parts = [...selection].map(([step, inner]) => {
    const type = /^\.\.\. on (\w+)/.exec(step)?.[1];
    const alias = fragment === undefined || step === '__typename' ? '' : `${fragment}_${/^\w+/.exec(step)![0]}: `;
    return alias + step + (inner.size === 0 ? '' : ` ${printed(inner, type)}`);
  });
  return `{ ${parts.join(' ')} }`;
}

/** A field with what it must be told; null when that is not known. */
function callOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, known: Arguments, isList: boolean): string | null {
  const told = known[`${type.name}.${field.name}`];
  if (told !== undefined) return `${field.name}(${told})`;
  if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) return null;
  return isList ? `${field.name}(first: $n)` : field.name;
}

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type) : [];
}
