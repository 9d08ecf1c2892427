import {
  Kind,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type StringValueNode,
} from 'graphql';
import type { EnumField, FormField } from '@otklik/plugin-sdk';
import { detailsTypeName, enumTypeName, inputTypeName } from '../names.js';
import { describeField } from './describe-field.js';
import { fieldType, named } from './field-types.js';
import { name, text } from './sdl-nodes.js';
import type { Form } from './form.js';

/** What a form brings to the graph: its output type, its input type, its enums, and its field of `AppealDetailsInput`. */
export function formDefinitions(form: Form): DefinitionNode[] {
  return [
    {
      kind: Kind.OBJECT_TYPE_DEFINITION,
      name: name(detailsTypeName(form.name)),
      description: about(form, 'Details of a message', 'Подробности сообщения'),
      interfaces: [named('AppealDetails')],
      fields: [formField(), ...form.fields.map((field) => outputField(form, field))],
    },
    {
      kind: Kind.INPUT_OBJECT_TYPE_DEFINITION,
      name: name(inputTypeName(form.name)),
      description: about(form, 'What is asked of a message', 'Что спрашивают в сообщении'),
      fields: form.fields.map((field) => inputField(form, field)),
    },
    ...form.fields.filter((field): field is EnumField => 'values' in field).map((field) => enumDefinition(form, field)),
    {
      kind: Kind.INPUT_OBJECT_TYPE_EXTENSION,
      name: name('AppealDetailsInput'),
      fields: [
        {
          kind: Kind.INPUT_VALUE_DEFINITION,
          name: name(form.name),
          description: about(form, 'For a message', 'Для сообщения'),
          type: named(inputTypeName(form.name)),
        },
      ],
    },
  ];
}

/** `scalar Date`, for forms that ask for a day. */
export function dateScalar(): DefinitionNode {
  return { kind: Kind.SCALAR_TYPE_DEFINITION, name: name('Date'), description: text('A day without a time: YYYY-MM-DD.') };
}

function formField(): FieldDefinitionNode {
  return {
    kind: Kind.FIELD_DEFINITION,
    name: name('form'),
    description: text('Name of the form: the field of `AppealDetailsInput` that takes it.'),
    type: { kind: Kind.NON_NULL_TYPE, type: named('String') },
  };
}

function about(form: Form, en: string, ru: string): StringValueNode | undefined {
  return form.topic && text(`${en}: ${form.topic.en}.\n${ru}: ${form.topic.ru}.`);
}

function outputField(form: Form, field: FormField): FieldDefinitionNode {
  return { kind: Kind.FIELD_DEFINITION, name: name(field.key), description: text(describeField(field)), type: fieldType(form.name, field) };
}

/** Nullable even when required: what is missing is a typed `REQUIRED` in the language of the citizen, not an error of the query. */
function inputField(form: Form, field: FormField): InputValueDefinitionNode {
  return {
    kind: Kind.INPUT_VALUE_DEFINITION,
    name: name(field.key),
    description: text(describeField(field)),
    type: fieldType(form.name, field),
  };
}

function enumDefinition(form: Form, field: EnumField): DefinitionNode {
  return {
    kind: Kind.ENUM_TYPE_DEFINITION,
    name: name(enumTypeName(form.name, field.key)),
    description: text(`${field.title.en}\n${field.title.ru}`),
    values: field.values.map((value) => ({
      kind: Kind.ENUM_VALUE_DEFINITION,
      name: name(value.key),
      description: text(`${value.title.en}\n${value.title.ru}`),
    })),
  };
}
