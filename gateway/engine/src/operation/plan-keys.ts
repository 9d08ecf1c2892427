import { isInterfaceType, isObjectType, Kind, print, visit, type FieldNode, type GraphQLSchema, type ValueNode } from 'graphql';
import { responseKey } from './root-fields.js';
import { asDocument, type SelectedOperation } from './select-operation.js';

const PREFIX = /^_as\d*_/;

/**
 * Under which keys a client's fields lie in plans and in the data. Planners fetch keys and required fields beside
 * them under the plain names of the fields. So a client's key is prefixed where it could get in the way of those: when
 * it is an alias (`id: email`), and when the field takes arguments, since the same field may be required with others.
 * Types that exclude each other may give one key to different fields; an `@interfaceObject` is all these types at once,
 * and planner 0.0.38 ends the process when it merges such fields. So the prefixes of different fields are numbered.
 */
export class PlanKeys {
  private constructor(
    /** Names of fields that take arguments on any type: interfaces and their types must agree. */
    private readonly withArguments: ReadonlySet<string>,
    /** Of each field that shares its key with another: which of them it is. */
    private readonly numbers: ReadonlyMap<string, number>,
  ) {}

  static of(schema: GraphQLSchema): PlanKeys {
    const withArguments = new Set<string>();
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) if (field.args.length > 0) withArguments.add(field.name);
    }
    return new PlanKeys(withArguments, new Map());
  }

  /** The keys of one operation. */
  in(operation: SelectedOperation): PlanKeys {
    const sharing = new Map<string, Set<string>>();
    visit(asDocument(operation), {
      Field: (field) => {
        if (!this.isPrefixed(field)) return;
        const key = responseKey(field);
        const signatures = sharing.get(key);
        if (signatures === undefined) sharing.set(key, new Set([signature(field)]));
        else signatures.add(signature(field));
      },
    });
    const numbers = new Map<string, number>();
    for (const [key, signatures] of sharing) {
      if (signatures.size > 1) [...signatures].forEach((text, number) => numbers.set(`${key} ${text}`, number));
    }
    return new PlanKeys(this.withArguments, numbers);
  }

  /** The key in plans and in the data. */
  of(field: FieldNode): string {
    const key = responseKey(field);
    if (!this.isPrefixed(field)) return key;
    const number = this.numbers.size === 0 ? 0 : (this.numbers.get(`${key} ${signature(field)}`) ?? 0);
    return `_as${number === 0 ? '' : number}_${key}`;
  }

  private isPrefixed(field: FieldNode): boolean {
    return responseKey(field) !== field.name.value || this.withArguments.has(field.name.value);
  }
}

/** The client's key for a key in the data. */
export function clientKeyOf(planKey: string): string {
  return planKey.replace(PREFIX, '');
}

/** Equal for fields that validation takes for the same: the order of arguments does not count. */
function signature({ name, arguments: args = [] }: FieldNode): string {
  const texts = args.map((arg) => `${arg.name.value}:${print(inOrder(arg.value))}`);
  return `${name.value}(${texts.sort().join()})`;
}

function inOrder(value: ValueNode): ValueNode {
  if (value.kind === Kind.LIST) return { ...value, values: value.values.map(inOrder) };
  if (value.kind !== Kind.OBJECT) return value;
  const fields = value.fields.map((field) => ({ ...field, value: inOrder(field.value) }));
  return { ...value, fields: fields.sort((left, right) => (left.name.value < right.name.value ? -1 : 1)) };
}
