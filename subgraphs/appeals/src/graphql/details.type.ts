import { Field, InputType, InterfaceType, ObjectType } from 'type-graphql';

@InterfaceType('AppealDetails', {
  description: 'The fields of an appeal’s category; each form of a plugin is a type of its own.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class AppealDetailsInterface {
  @Field(() => String, { description: 'Name of the form: the field of `AppealDetailsInput` that it was given in.' })
  form!: string;
}

@ObjectType('OtherDetails', { implements: AppealDetailsInterface, description: 'Details of what fits no category.' })
export class OtherDetailsObject extends AppealDetailsInterface {
  @Field(() => String, { nullable: true, description: 'What it is about, in a few words.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'Of an imported message: the subject in the words of the system it comes from.' })
  originalSubtopic!: string | null;

  @Field(() => String, { nullable: true, description: 'Of an imported message: the agency in the words of the system it comes from.' })
  originalAgency!: string | null;
}

@ObjectType('DetailValue', { description: 'A field of a form that is not in the graph any more.' })
export class DetailValueObject {
  @Field(() => String, { description: 'Name of the field.' })
  key!: string;

  @Field(() => String, { description: 'Its value as text.' })
  value!: string;
}

@ObjectType('GenericDetails', { implements: AppealDetailsInterface, description: 'Details whose form is not in the graph any more.' })
export class GenericDetailsObject extends AppealDetailsInterface {
  @Field(() => [DetailValueObject], { description: 'The fields that were filled in.' })
  values!: DetailValueObject[];
}

@InputType('OtherDetailsInput', { description: 'Details of what fits no category.' })
export class OtherDetailsInput {
  @Field(() => String, { nullable: true, description: 'What it is about, in a few words.' })
  subject?: string;
}

@InputType('AppealDetailsInput', {
  description: 'The fields of the chosen category: exactly one form, the one that the category names. Plugins add theirs.',
})
export class AppealDetailsInput {
  @Field(() => OtherDetailsInput, { nullable: true, description: 'For the category «Другое».' })
  other?: OtherDetailsInput;
}
