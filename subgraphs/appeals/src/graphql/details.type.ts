import { Field, InputType, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';

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

/** Which end of a list comes first. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which end comes first.',
  valuesConfig: { ASC: { description: 'The least, the earliest, no before yes.' }, DESC: { description: 'The greatest, the latest, yes before no.' } },
});

@InputType('StringFilter', { description: 'What a line of text is asked; all that is given must hold. Space around a text does not count, case does.' })
export class StringFilterInput {
  @Field(() => String, { nullable: true, description: 'Is this.' })
  eq?: string;

  @Field(() => String, { nullable: true, description: 'Is there, and is not this.' })
  ne?: string;

  @Field(() => [String], { nullable: true, description: 'Is one of these: 1 to 100.' })
  in?: string[];

  @Field(() => Boolean, { nullable: true, description: 'With `true` those in which it was left empty, with `false` those in which it was filled in.' })
  isNull?: boolean;
}

@InputType('OtherDetailsFilter', { description: 'Conditions on what fits no category.' })
export class OtherDetailsFilterInput {
  @Field(() => StringFilterInput, { nullable: true, description: 'What it is about.' })
  subject?: StringFilterInput;
}

@InputType('AppealDetailsFilter', {
  description: 'Conditions on the fields of one form, of those that its plugin lets lists be filtered by. Plugins add theirs. Only appeals of that form are listed.',
})
export class AppealDetailsFilterInput {
  @Field(() => OtherDetailsFilterInput, { nullable: true, description: 'Of the category «Другое».' })
  other?: OtherDetailsFilterInput;
}

@InputType('OtherDetailsOrder', { description: 'By what to sort of what fits no category: exactly one field.' })
export class OtherDetailsOrderInput {
  @Field(() => SortDirection, { nullable: true, description: 'What it is about.' })
  subject?: SortDirection;
}

@InputType('AppealDetailsOrder', { description: 'By one field of one form to sort. Plugins add theirs. Only appeals with a value in that field are listed.' })
export class AppealDetailsOrderInput {
  @Field(() => OtherDetailsOrderInput, { nullable: true, description: 'Of the category «Другое».' })
  other?: OtherDetailsOrderInput;
}
