import { GraphQLEnumType, coerceInputValue, isInputObjectType, type GraphQLSchema } from 'graphql';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root, getMetadataStorage } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { AppealOrder } from '../../domain/appeal-order.js';
import type { SavedFilter } from '../../store/desk/saved-filter.entity.js';
import { AppealFilterInput } from '../appeal.type.js';

/** Every field of `AppealFilter`, as something that is answered: what is added there is here by itself. */
@ObjectType('AppealFilterValues', { description: 'Conditions of a list of appeals, as `AppealFilter` takes them; those that are not set are null.' })
export class AppealFilterValuesObject {}

/** Its inputs depend on the plugins; conditions on details are answered in a form of their own. */
const DETAILS = 'details';

for (const { target, name, getType, typeOptions, description } of getMetadataStorage().fields) {
  if (target !== AppealFilterInput || name === DETAILS) continue;
  const type = getType as () => typeof String;
  Field(() => (typeOptions.array === true ? [type()] : type()), { nullable: true, ...(description === undefined ? {} : { description }) })(AppealFilterValuesObject.prototype, name);
}

@ObjectType('AppealDetailCondition', { description: 'A condition on a field of a form.' })
export class AppealDetailConditionObject {
  @Field(() => String, { description: 'Name of the form: the field of `AppealDetailsFilter`.' })
  form!: string;

  @Field(() => String, { nullable: true, description: 'Name of the field; null when the form alone is asked for.' })
  field!: string | null;

  @Field(() => String, { nullable: true, description: 'What is asked, as the filter of the field names it: `eq`, `in`, `gte` and others.' })
  operator!: string | null;

  @Field(() => [String], { description: 'What it is compared with, as texts.' })
  values!: string[];
}

@Resolver(() => AppealFilterValuesObject)
export class AppealFilterValuesResolver {
  @FieldResolver(() => [AppealDetailConditionObject], { description: 'The conditions on what citizens filled in; none when nothing is asked of it.' })
  details(@Root() { details }: AppealFilterInput, @Ctx() { forms }: AppealsContext): AppealDetailConditionObject[] {
    const asked = forms.conditions(details);
    if (asked === null) return [];
    const { form, tests } = asked;
    if (tests.length === 0) return [{ form, field: null, operator: null, values: [] }];
    return tests.map(({ key, operator, value }) => ({ form, field: key, operator, values: [value].flat().map(String) }));
  }
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
