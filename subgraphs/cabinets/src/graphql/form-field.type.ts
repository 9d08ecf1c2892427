import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';

/** The type of a field, as the graph names it. */
export enum FormFieldType {
  INT = 'int',
  FLOAT = 'float',
  BOOLEAN = 'boolean',
  STRING = 'string',
  TEXT = 'text',
  DATE = 'date',
  DATETIME = 'datetime',
  ENUM = 'enum',
  MULTI_ENUM = 'multi-enum',
}

registerEnumType(FormFieldType, {
  name: 'FormFieldType',
  description: 'What a field of a form takes.',
  valuesConfig: {
    INT: { description: 'A whole number.' },
    FLOAT: { description: 'A number.' },
    BOOLEAN: { description: 'Yes or no.' },
    STRING: { description: 'One line of text.' },
    TEXT: { description: 'A text of any number of lines.' },
    DATE: { description: 'A day: `2026-11-22`.' },
    DATETIME: { description: 'A moment with its offset: `2026-11-22T10:30:00+07:00`.' },
    ENUM: { description: 'One of `values`.' },
    MULTI_ENUM: { description: 'Several of `values`.' },
  },
});

@ObjectType('FormFieldValue', { description: 'One choice of a field.' })
export class FormFieldValueObject {
  @Field(() => String, { description: 'What is sent: the name of the enum’s value.' })
  key!: string;

  @Field(() => String, { description: 'What people read, in the language of `Accept-Language`.' })
  title!: string;
}

@ObjectType('FormField', { description: 'A field of a category’s form: all that is needed to draw it, whatever plugin it comes from.' })
export class FormFieldObject {
  @Field(() => String, { description: 'Name of the field in the form’s input and output types.' })
  key!: string;

  @Field(() => FormFieldType, { description: 'What it takes.' })
  type!: FormFieldType;

  @Field(() => String, { description: 'What it is called, in the language of `Accept-Language`.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'A sentence that helps to fill it in.' })
  hint!: string | null;

  @Field(() => Boolean, { description: 'Whether a message without it is refused with `REQUIRED`.' })
  isRequired!: boolean;

  @Field(() => Boolean, { description: 'Whether it says something about a person: kept sealed, and shown to the author and those who handle the message alone.' })
  isPersonal!: boolean;

  @Field(() => Boolean, { description: 'Whether lists of appeals can be filtered and sorted by it.' })
  isIndexed!: boolean;

  @Field(() => Float, { nullable: true, description: 'Least number; of a text the fewest characters, of several choices the fewest. Null when nothing says.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'Greatest number; of a text the most characters, of several choices the most. Null when nothing says.' })
  max!: number | null;

  @Field(() => String, { nullable: true, description: 'Regular expression (ECMAScript, flag `u`) that the whole value must match.' })
  pattern!: string | null;

  @Field(() => [FormFieldValueObject], { description: 'The choices, in the order in which to show them; none for other types.' })
  values!: FormFieldValueObject[];
}
