import type { Role } from '@otklik/identity';
import { KeyedInput, RoleEnum, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { AbsenceReason } from '../domain/absence.js';
import type { Absence } from '../store/absence.entity.js';

registerEnumType(AbsenceReason, {
  name: 'AbsenceReason',
  description: 'Why somebody is away.',
  valuesConfig: {
    VACATION: { description: 'Leave.' },
    SICK_LEAVE: { description: 'Illness.' },
    BUSINESS_TRIP: { description: 'On a journey for work.' },
    TRAINING: { description: 'Learning.' },
    OTHER: { description: 'Something else.' },
  },
});

@ObjectType('Absence', { description: 'That a member of staff is away from a cabinet for some days, and who stands in for them.' })
export class AbsenceObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Login of who is away.' })
  login!: string;

  @Field(() => Date, { description: 'When it begins: the first midnight in the region.' })
  beginsAt!: Date;

  @Field(() => Date, { description: 'When it ends: the midnight after its last day in the region, or when it was ended.' })
  endsAt!: Date;

  @Field(() => String, { nullable: true, description: 'Login of who stands in; null when nobody does.' })
  substitute!: string | null;
}

@ObjectType('StaffMember', { description: 'Somebody who works in a cabinet.' })
export class StaffMemberObject {
  @Field(() => String, { description: 'Login of the person.' })
  login!: string;

  @Field(() => String, { nullable: true, description: 'What they are at the agency, in its own words.' })
  position!: string | null;

  @Field(() => [RoleEnum], { description: 'Every role that they hold here.' })
  roles!: Role[];
}

@InputType({ description: 'Who is away from a cabinet, and for which days.' })
export class SetAbsenceInput extends KeyedInput {
  @Field(() => String, { description: 'Slug of the cabinet.' })
  cabinet!: string;

  @Field(() => String, { nullable: true, description: 'Login of who is away; the viewer without it. For another only an administrator of the cabinet, and the operator.' })
  login?: string | null;

  @Field(() => String, { description: 'The first day in the region, such as `2027-05-15`: from a month ago to a year ahead.' })
  from!: string;

  @Field(() => String, { description: 'The last day; within three years.' })
  until!: string;

  @Field(() => String, { nullable: true, description: 'Login of a colleague of the same cabinet who stands in and is not away then; of an executor another executor.' })
  substitute?: string | null;

  @Field(() => AbsenceReason, { nullable: true, defaultValue: AbsenceReason.OTHER, description: 'Why; only the person, administrators of the cabinet and the operator see it.' })
  reason!: AbsenceReason;
}

@InputType({ description: 'Which absence is over.' })
export class EndAbsenceInput extends KeyedInput {
  @Field(() => ID, { description: 'An id of `StaffMember.absences`.' })
  absenceId!: string;
}

/** What every success carries; not a type of the graph by itself. */
@ObjectType()
abstract class AbsenceSuccess {
  @Field(() => AbsenceObject, { description: 'The absence as it is now.' })
  absence!: Ref<Absence>;
}

@ObjectType({ description: 'It is on record. Who stands in has the rights from its beginning, within five seconds.' })
export class SetAbsenceSuccess extends AbsenceSuccess {}

@ObjectType({ description: 'It is over; what was done in the meantime stays.' })
export class EndAbsenceSuccess extends AbsenceSuccess {}

export const SetAbsenceResult = mutationResult('SetAbsenceResult', SetAbsenceSuccess);
export const EndAbsenceResult = mutationResult('EndAbsenceResult', EndAbsenceSuccess);
