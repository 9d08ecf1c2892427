import type { Role } from '@otklik/identity';
import { connectionType, RoleEnum, type Ref } from '@otklik/subgraph';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AppealOrder, DueState } from '../domain/appeal-order.js';
import { TermMark } from '../domain/term-mark.js';
import { AppealObject } from './appeal.type.js';

registerEnumType(TermMark, {
  name: 'TermMark',
  description: 'A moment of a term at which somebody is reminded.',
  valuesConfig: {
    HALF: { description: 'Half of the term is over.' },
    NINE_TENTHS: { description: 'Nine tenths of the term are over.' },
    OVERDUE: { description: 'The term is over, and there is no answer.' },
  },
});
registerEnumType(AppealOrder, {
  name: 'AppealOrder',
  description: 'How a list of appeals is sorted.',
  valuesConfig: {
    NEWEST: { description: 'The one submitted last first.' },
    OLDEST: { description: 'The one submitted first first.' },
    DUE_FIRST: { description: 'The one due first, or overdue longest, first.' },
    DUE_LAST: { description: 'The one due last first.' },
    URGENT_FIRST: { description: 'The urgent ones first, then those of high priority, among equals the one due first; of the viewer’s queue alone.' },
    UPDATED_LAST: { description: 'The one changed last first.' },
    UPDATED_FIRST: { description: 'The one unchanged longest first.' },
    WORST_RATED: { description: 'The one whose answer was rated worst first, those without a rating last.' },
    BEST_RATED: { description: 'The one whose answer was rated best first, those without a rating last.' },
    RELEVANCE: { description: 'The one that fits `search` best first, those that fit as well newest first; without a search as NEWEST.' },
  },
});
registerEnumType(DueState, {
  name: 'DueState',
  description: 'How the term of an appeal stands that still waits for its answer.',
  valuesConfig: {
    OVERDUE: { description: 'It is over.' },
    SOON: { description: 'Nine tenths of it are over.' },
    LATER: { description: 'There is more time.' },
  },
});

@ObjectType('AppealReminder', { description: 'That the term of an appeal has passed a mark. Once per mark and term.' })
export class AppealReminderObject {
  @Field(() => ID, { description: 'Stable id; rises with the time.' })
  id!: string;

  @Field(() => TermMark, { description: 'Which mark.' })
  mark!: TermMark;

  @Field(() => Date, { description: 'The end of the term that it is about.' })
  dueAt!: Date;

  @Field(() => Date, { description: 'When it was noticed, at most a minute after it happened while the platform runs.' })
  at!: Date;

  @Field(() => [RoleEnum], { description: 'Who is reminded: as what they work in the cabinet, or above it. EXECUTOR is the one it is assigned to.' })
  tells!: Role[];

  @Field(() => AppealObject, { description: 'The appeal.' })
  appeal!: Ref<AppealObject>;
}

export const AppealReminderConnection = connectionType('AppealReminder', () => AppealReminderObject);

@ObjectType('CabinetControl', { description: 'What waits in a cabinet, and how it kept its terms lately.' })
export class CabinetControlObject {
  @Field(() => Int, { description: 'Appeals that wait for an answer.' })
  awaited!: number;

  @Field(() => Int, { description: 'Those of them that nobody works on yet.' })
  unassigned!: number;

  @Field(() => Int, { description: 'Those of them whose answer waits for approval.' })
  onApproval!: number;

  @Field(() => Int, { description: 'Those of them of whose term nine tenths are over.' })
  dueSoon!: number;

  @Field(() => Int, { description: 'Those of them whose term is over.' })
  overdue!: number;

  @Field(() => Int, { description: 'Answers of the last thirty days.' })
  answered!: number;

  @Field(() => Float, { nullable: true, description: 'The share of them that were on time, 0 to 1, to four decimals; null without an answer.' })
  onTimeShare!: number | null;
}
