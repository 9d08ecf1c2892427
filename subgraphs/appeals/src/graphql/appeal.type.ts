import { Access, connectionType } from '@otklik/subgraph';
import { Directive, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { DueState } from '../domain/appeal-order.js';
import { Channel } from '../domain/channel.js';
import { Priority } from '../domain/priority.js';
import { Visibility } from '../domain/visibility.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AppealDetailsFilterInput } from './details.type.js';
import './enums.js';

@ObjectType('Deadline', { description: 'Until when the agency has to answer, and why.' })
export class DeadlineObject {
  @Field(() => Date, { description: 'The last moment of the term.' })
  dueAt!: Date;

  @Field(() => [String], { description: 'How it came about, sentence by sentence, in the language of `Accept-Language`.' })
  reasons!: string[];

  @Field(() => Boolean, { description: 'Whether registration will count it anew.' })
  isProvisional!: boolean;
}

@ObjectType('Location', { description: 'A place.' })
export class LocationObject {
  @Field(() => Float, { description: 'Degrees of WGS 84, north is positive.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees of WGS 84, east is positive.' })
  longitude!: number;

  @Field(() => String, { nullable: true, description: 'What people call it. The public sees no flat.' })
  address!: string | null;
}

@ObjectType('AppealAnswer', { description: 'What the agency answers.' })
export class AnswerObject {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => Date, { nullable: true, description: 'When it was approved; null while it is a draft, which only the cabinet sees.' })
  answeredAt!: Date | null;
}

@ObjectType('AppealRating', { description: 'What its author thinks of the answer.' })
export class RatingObject {
  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'Why; only for the author, the cabinet and the operator.' })
  comment!: string | null;
}

@ObjectType('AppealOrigin', { description: 'Where an imported message or an incident comes from.' })
export class OriginObject {
  @Field(() => String, { description: 'The system it comes from, as the import named it; of an incident, the social network.' })
  source!: string;

  @Field(() => String, { description: 'Its id there; of an incident, the link to the post.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'The subject in the words of that system.' })
  subtopic!: string | null;

  @Field(() => String, { nullable: true, description: 'The agency in the words of that system.' })
  agency!: string | null;
}

@ObjectType('AppealHistoryEntry', { description: 'One change of an appeal.' })
export class HistoryEntryObject {
  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => AppealStatus, { description: 'The status after it.' })
  status!: AppealStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What happened, in the language of `Accept-Language`, when the status does not say it all.',
  })
  comment!: string | null;

  @Field(() => Int, { description: 'The appeal’s version after it.' })
  version!: number;

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @Field(() => String, { nullable: true, description: 'Login of who did it; only for the cabinet and the operator, and null when it was its author.' })
  actor!: string | null;

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @Field(() => String, { nullable: true, description: 'Login of the absent colleague for whom it was done; only for the cabinet and the operator.' })
  onBehalfOf!: string | null;

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @Field(() => String, { nullable: true, description: 'What else is to know for those who work on it, in the language of `Accept-Language`; only for the cabinet and the operator.' })
  note!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType('Appeal', { description: 'A citizen’s word on its way from submission to rating.' })
export class AppealObject {
  @Field(() => ID, { description: 'Stable id; rises with the time of submission.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Registration number, such as `MTDH-2026-1`; null before registration.' })
  number!: string | null;

  @Field(() => Int, { description: '1 at submission, one more at every change.' })
  version!: number;

  @Field(() => AppealStatus, { description: 'Where it stands.' })
  status!: AppealStatus;

  @Field(() => AppealKind, { description: 'Its legal kind.' })
  kind!: AppealKind;

  @Field(() => String, { description: 'What the citizen wrote.' })
  text!: string;

  @Field(() => Date, { description: 'When it was sent.' })
  submittedAt!: Date;

  @Field(() => Visibility, { description: 'Who may read it.' })
  visibility!: Visibility;

  @Field(() => Channel, { description: 'By which way it came in.' })
  channel!: Channel;
}

export const AppealConnection = connectionType('Appeal', () => AppealObject);

@InputType('AppealFilter', { description: 'Which appeals to list; conditions are joined by AND.' })
export class AppealFilterInput {
  @Field(() => AppealStatus, { nullable: true, description: 'Only in this status.' })
  status?: AppealStatus;

  @Field(() => AppealKind, { nullable: true, description: 'Only of this kind.' })
  kind?: AppealKind;

  @Field(() => ID, { nullable: true, description: 'Only of this category.' })
  categoryId?: string;

  @Field(() => ID, { nullable: true, description: 'Only those that this agency answers.' })
  agencyId?: string;

  @Field(() => String, { nullable: true, description: 'Only the one with this registration number.' })
  number?: string;

  @Field(() => DueState, { nullable: true, description: 'Only those that wait for an answer, by how their term stands.' })
  due?: DueState;

  @Field(() => [AppealStatus], { nullable: true, description: 'Only in one of these statuses.' })
  statuses?: AppealStatus[];

  @Field(() => [ID], { nullable: true, description: 'Only of one of these categories.' })
  categoryIds?: string[];

  @Field(() => Channel, { nullable: true, description: 'Only those that came in by this way.' })
  channel?: Channel;

  @Field(() => Priority, { nullable: true, description: 'Only those of this priority; of the viewer’s queue alone.' })
  priority?: Priority;

  @Field(() => String, { nullable: true, description: 'Only those counted with the municipality of this code.' })
  territory?: string;

  @Field(() => String, { nullable: true, description: 'Only those that the member of staff with this login works on, alone or with others; of the viewer’s queue alone.' })
  executor?: string;

  @Field(() => Boolean, { nullable: true, description: 'With `true` only those that nobody works on, with `false` only the others; of the viewer’s queue alone.' })
  unassigned?: boolean;

  @Field(() => Date, { nullable: true, description: 'Only those sent at this moment or later.' })
  submittedFrom?: Date;

  @Field(() => Date, { nullable: true, description: 'Only those sent before this moment.' })
  submittedBefore?: Date;

  @Field(() => Int, { nullable: true, description: 'Only those whose answer was rated, and at most so: 1 (bad) to 5 (good).' })
  ratingAtMost?: number;

  @Field(() => Int, { nullable: true, description: 'Only those whose answer was rated at least so.' })
  ratingAtLeast?: number;

  @Field(() => Boolean, { nullable: true, description: 'With `true` only those with files of the citizen that the viewer may have, with `false` only the others.' })
  hasAttachments?: boolean;

  @Directive('@cost(weight: 20)')
  @Field(() => String, {
    nullable: true,
    description:
      'Words that the viewer can read in it: in the text, the address, the number, and for those who work on it in the answer. In any form; all of them must be there. `"several words"`: one after the other; `-word`: must not be there; `or`: one of two will do. When next to nothing has them, words like them will do. Up to 500 characters; an empty one is none.',
  })
  search?: string;

  @Field(() => Boolean, { nullable: true, description: 'With `true` only those of the cabinets in which the viewer works or which they look after: their queue.' })
  forWork?: boolean;

  @Directive('@cost(weight: 5)')
  @Field(() => AppealDetailsFilterInput, { nullable: true, description: 'Only those of one form whose fields are so.' })
  details?: AppealDetailsFilterInput;
}
