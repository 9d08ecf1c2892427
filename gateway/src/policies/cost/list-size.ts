import { GraphQLError, type FieldNode, type GraphQLField } from 'graphql';
import type { ListSize } from './cost-directives.js';
import type { Formula, Variables } from './formula.js';
import type { OperationValues, ValueReader } from './operation-values.js';

/** Of a list about which nothing is said. */
export const UNSAID_SIZE = 1;

type Field = GraphQLField<unknown, unknown>;

/**
 * How many objects a field stands for, by the specification of IBM: the largest slicing argument that is given, else the
 * largest default of one, else the assumed size. The formula throws a GraphQLError BAD_USER_INPUT where one argument is
 * mandatory and there is none, or more than one.
 */
export function listSizeFormula(listSize: ListSize, node: FieldNode, field: Field, values: OperationValues): Formula {
  const readers = listSize.slicingArguments.flatMap((path) => slicingReader(path, node, values));
  const defaults = listSize.slicingArguments.map((path) => field.args.find(({ name }) => name === path)?.defaultValue).filter(isSize);
  const evaluate = (variables: Variables): number => {
    const given = readers.map((reader) => reader.read(variables)).filter(isSize);
    const sizes = given.length > 0 ? given : defaults;
    if (listSize.requireOneSlicingArgument && listSize.slicingArguments.length > 0 && sizes.length !== 1) throw wantsOne(node, listSize);
    return sizes.length > 0 ? Math.max(0, ...sizes) : (listSize.assumedSize ?? UNSAID_SIZE);
  };
  return readers.every(({ isConstant }) => isConstant) && !isRefused(evaluate) ? evaluate({}) : evaluate;
}

/** Refused when it is run, not before: it may be one of several operations of its document. */
function isRefused(evaluate: (variables: Variables) => number): boolean {
  try {
    evaluate({});
    return false;
  } catch {
    return true;
  }
}

/** The reader of a slicing argument such as `first` or `page.size`; none when the field node does not give it. */
function slicingReader(path: string, node: FieldNode, values: OperationValues): ValueReader[] {
  const [name, ...inner] = path.split('.');
  const argument = node.arguments?.find((given) => given.name.value === name);
  if (argument === undefined) return [];
  const reader = values.reader(argument.value);
  const read = (variables: Variables): unknown => inner.reduce(fieldOf, reader.read(variables));
  return [{ isConstant: reader.isConstant, read }];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function wantsOne(node: FieldNode, { slicingArguments }: ListSize): GraphQLError {
  const names = slicingArguments.map((name) => `"${name}"`).join(', ');
  const message = `"${node.name.value}" wants exactly one of its arguments ${names}: it says how many there are at most.`;
  return new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
