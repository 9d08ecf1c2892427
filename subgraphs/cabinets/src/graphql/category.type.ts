import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TermUnit } from '../domain/term.js';

registerEnumType(TermUnit, {
  name: 'TermUnit',
  description: 'In what the time for an answer is counted.',
  valuesConfig: {
    CALENDAR_DAYS: { description: 'Every day counts.' },
    WORKING_DAYS: { description: 'Days of the national working calendar, transfers included.' },
    WORKING_HOURS: { description: 'Hours of working days.' },
  },
});

@ObjectType('Term', { description: 'The time an agency has for an answer, from registration.' })
export class TermObject {
  @Field(() => Int, { description: 'How many units.' })
  amount!: number;

  @Field(() => TermUnit, { description: 'Of what.' })
  unit!: TermUnit;
}

@Directive('@key(fields: "id")')
@ObjectType('Category', { description: 'What a message can be about; declared by a plugin.' })
export class CategoryObject {
  @Field(() => ID, { description: 'Plugin id and key, such as `roads.pothole`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The field of `AppealDetailsInput` that this category takes; null when it has no fields of its own.' })
  form!: string | null;

  @Field(() => TermObject, { description: 'The usual time for an answer; an appeal’s own deadline says why it differs.' })
  term!: TermObject;

  @Field(() => Boolean, { name: 'isPrivate', description: 'Whether messages of this category are never shown to the public.' })
  private!: boolean;
}
