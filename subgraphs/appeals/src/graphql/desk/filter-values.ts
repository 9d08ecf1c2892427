import { GraphQLEnumType, coerceInputValue, isInputObjectType, type GraphQLSchema } from 'graphql';
import { Field, ObjectType, getMetadataStorage } from 'type-graphql';
import { AppealOrder } from '../../domain/appeal-order.js';
import type { SavedFilter } from '../../store/desk/saved-filter.entity.js';
import { AppealFilterInput } from '../appeal.type.js';

/** Every field of `AppealFilter`, as something that is answered: what is added there is here by itself. */
@ObjectType('AppealFilterValues', { description: 'Conditions of a list of appeals, as `AppealFilter` takes them; those that are not set are null.' })
export class AppealFilterValuesObject {}

for (const { target, name, getType, typeOptions, description } of getMetadataStorage().fields) {
  if (target !== AppealFilterInput) continue;
  const type = getType as () => typeof String;
  Field(() => (typeOptions.array === true ? [type()] : type()), { nullable: true, ...(description === undefined ? {} : { description }) })(AppealFilterValuesObject.prototype, name);
}

/** The conditions of a saved filter, as far as the graph knows them now: what it does not take any more is left out. */
export function conditionsOf({ filter }: Pick<SavedFilter, 'filter'>, schema: GraphQLSchema): AppealFilterInput {
  const type = schema.getType('AppealFilter');
  if (!isInputObjectType(type)) throw new Error('The graph has no AppealFilter.');
  const known = Object.values(type.getFields()).flatMap((field): [string, unknown][] => {
    let isTaken = filter[field.name] != null;
    const value: unknown = isTaken ? coerceInputValue(filter[field.name], field.type, () => (isTaken = false)) : null;
    return isTaken ? [[field.name, value]] : [];
  });
  return Object.fromEntries(known);
}

/** Its order, as far as the graph knows it now. */
export function orderOf({ orderBy }: Pick<SavedFilter, 'orderBy'>, schema: GraphQLSchema): AppealOrder {
  const type = schema.getType('AppealOrder');
  return type instanceof GraphQLEnumType && type.getValue(orderBy) != null ? orderBy : AppealOrder.NEWEST;
}
