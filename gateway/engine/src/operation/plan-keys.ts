import { isInterfaceType, isObjectType, type FieldNode, type GraphQLSchema } from 'graphql';
import { responseKey } from './root-fields.js';

const PREFIX = '_as_';

/**
 * Under which keys a client's fields lie in plans and in the data. Planners fetch keys and required fields beside
 * them under the plain names of the fields. So a client's key is prefixed where it could get in the way of those: when
 * it is an alias (`id: email`), and when the field takes arguments, since the same field may be required with others.
 */
export class PlanKeys {
  /** Names of fields that take arguments on any type: interfaces and their types must agree. */
  private readonly withArguments = new Set<string>();

  constructor(schema: GraphQLSchema) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) if (field.args.length > 0) this.withArguments.add(field.name);
    }
  }

  /** The key in plans and in the data. */
  of(field: FieldNode): string {
    const key = responseKey(field);
    return key !== field.name.value || this.withArguments.has(key) ? PREFIX + key : key;
  }
}

/** The client's key for a key in the data. */
export function clientKeyOf(planKey: string): string {
  return planKey.startsWith(PREFIX) ? planKey.slice(PREFIX.length) : planKey;
}
