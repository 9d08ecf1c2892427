import { Kind, type DefinitionNode, type InputValueDefinitionNode, type TypeNode } from 'graphql';
import type { FieldType, FormField } from '@otklik/plugin-sdk';
import { enumFilterName, enumTypeName, filterTypeName, orderTypeName } from '../names.js';
import { named } from './field-types.js';
import { OPERATORS, TAKES_LIST, isFiltered, isSorted, type DetailOperator } from './field-operators.js';
import type { Form } from './form.js';
import { name, text } from './sdl-nodes.js';

/** What a form brings to the lists of appeals: its fields of `AppealDetailsFilter` and `AppealDetailsOrder` with their types. */
export function filterDefinitions(form: Form): DefinitionNode[] {
  const [filtered, sorted] = [form.fields.filter(isFiltered), form.fields.filter(isSorted)];
  return [
    ...partOf('AppealDetailsFilter', form, filterTypeName(form.name), 'Conditions on', filtered, (field) => named(operatorsName(form, field))),
    ...filtered.flatMap((field) => ('values' in field ? [enumOperators(form, field)] : [])),
    ...partOf('AppealDetailsOrder', form, orderTypeName(form.name), 'By what to sort', sorted, () => named('SortDirection')),
  ];
}

/** The inputs that say what values of each kind are asked, for the kinds that are needed; the core has the one of lines. */
export function operatorDefinitions(forms: readonly Form[]): DefinitionNode[] {
  const needed = new Set(forms.flatMap((form) => form.fields.filter(isFiltered).map(({ type }) => type)));
  return Object.entries(SHARED)
    .filter(([type]) => needed.has(type as FieldType))
    .map(([type, { filter, value, of }]) => operators(filter, `What ${of} is asked; all that is given must hold.`, OPERATORS[type as FieldType], value));
}

interface SharedFilter {
  readonly filter: string;
  readonly value: string;
  readonly of: string;
}

/** The filters that do not depend on a form. */
const SHARED: Readonly<Record<Exclude<FieldType, 'enum' | 'multi-enum' | 'string'>, SharedFilter>> = {
  int: { filter: 'IntFilter', value: 'Int', of: 'a whole number' },
  float: { filter: 'FloatFilter', value: 'Float', of: 'a number' },
  boolean: { filter: 'BooleanFilter', value: 'Boolean', of: 'a yes or no' },
  date: { filter: 'DateFilter', value: 'Date', of: 'a day' },
  datetime: { filter: 'DateTimeFilter', value: 'DateTime', of: 'a moment' },
  text: { filter: 'PresenceFilter', value: 'String', of: 'a long text' },
};

const MEANING: Readonly<Record<DetailOperator, string>> = {
  eq: 'Is this.',
  ne: 'Is there, and is not this.',
  in: 'Is one of these: 1 to 100.',
  gt: 'Is more or later.',
  gte: 'Is this, more or later.',
  lt: 'Is less or earlier.',
  lte: 'Is this, less or earlier.',
  has: 'This was chosen, alone or with others.',
  hasAny: 'At least one of these was chosen.',
  hasAll: 'All of these were chosen.',
  isNull: 'With `true` those in which it was left empty, with `false` those in which it was filled in.',
};

function operatorsName(form: Form, field: FormField): string {
  if ('values' in field) return enumFilterName(form.name, field.key);
  return field.type === 'string' ? 'StringFilter' : SHARED[field.type].filter;
}

function enumOperators(form: Form, field: FormField): DefinitionNode {
  const about = `What is asked: ${field.title.en}.\nЧто спрашивают: ${field.title.ru}.`;
  return operators(enumFilterName(form.name, field.key), about, OPERATORS[field.type], enumTypeName(form.name, field.key));
}

function operators(type: string, description: string, allowed: readonly DetailOperator[], value: string): DefinitionNode {
  const typeOf = (operator: DetailOperator): TypeNode => {
    if (operator === 'isNull') return named('Boolean');
    return TAKES_LIST.has(operator) ? { kind: Kind.LIST_TYPE, type: { kind: Kind.NON_NULL_TYPE, type: named(value) } } : named(value);
  };
  return inputType(type, description, allowed.map((operator) => inputValue(operator, MEANING[operator], typeOf(operator))));
}

/** An input with a field for each of the form's, and its place in the core's; nothing without fields. */
function partOf(whole: string, form: Form, type: string, en: string, fields: readonly FormField[], typeOf: (field: FormField) => TypeNode): DefinitionNode[] {
  if (fields.length === 0) return [];
  const about = `${en}: ${form.topic?.en ?? form.name}.`;
  return [
    inputType(type, about, fields.map((field) => inputValue(field.key, `${field.title.en}.\n${field.title.ru}.`, typeOf(field)))),
    { kind: Kind.INPUT_OBJECT_TYPE_EXTENSION, name: name(whole), fields: [inputValue(form.name, about, named(type))] },
  ];
}

function inputType(type: string, description: string, fields: InputValueDefinitionNode[]): DefinitionNode {
  return { kind: Kind.INPUT_OBJECT_TYPE_DEFINITION, name: name(type), description: text(description), fields };
}

function inputValue(key: string, description: string, type: TypeNode): InputValueDefinitionNode {
  return { kind: Kind.INPUT_VALUE_DEFINITION, name: name(key), description: text(description), type };
}
