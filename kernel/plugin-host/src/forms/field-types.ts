import { Kind, type ListTypeNode, type NamedTypeNode } from 'graphql';
import type { FormField } from '@otklik/plugin-sdk';
import { enumTypeName } from '../names.js';

const SCALARS = { int: 'Int', float: 'Float', boolean: 'Boolean', string: 'String', text: 'String', date: 'Date', datetime: 'DateTime' };

/** The GraphQL type of a field, the same in output and input. */
export function fieldType(form: string, field: FormField): NamedTypeNode | ListTypeNode {
  if (field.type === 'enum') return named(enumTypeName(form, field.key));
  if (field.type === 'multi-enum') {
    return { kind: Kind.LIST_TYPE, type: { kind: Kind.NON_NULL_TYPE, type: named(enumTypeName(form, field.key)) } };
  }
  return named(SCALARS[field.type]);
}

/** A reference to a type. */
export function named(name: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } };
}
