import { Access, outcome, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { AbsenceReason } from '../domain/absence.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import type { Absence } from '../store/absence.entity.js';
import type { Cabinet } from '../store/cabinet.entity.js';
import type { StaffMember } from '../store/staff-members.js';
import { endAbsence } from '../use-cases/end-absence.js';
import { absencesOfMember, isOn, membersOfCabinet, reasonFor, substitutedBy } from '../use-cases/members-of-cabinet.js';
import { setAbsence } from '../use-cases/set-absence.js';
import { AbsenceObject, EndAbsenceInput, EndAbsenceResult, EndAbsenceSuccess, SetAbsenceInput, SetAbsenceResult, SetAbsenceSuccess, StaffMemberObject } from './absence.type.js';
import { CabinetObject } from './cabinet.type.js';

@Resolver(() => CabinetObject)
export class CabinetMembersResolver {
  @Access(CABINET_PERMISSIONS, 'staff.see')
  @FieldResolver(() => [StaffMemberObject], { nullable: true, description: 'Everybody who works here, with all roles. Null for those who do not work here, nor look after it.' })
  staffMembers(@Root() cabinet: Ref<Cabinet>, @Ctx() ctx: CabinetsContext): Promise<Ref<StaffMember>[] | null> {
    return membersOfCabinet(ctx.loaders, ctx.viewer, cabinet.id);
  }
}

@Resolver(() => StaffMemberObject)
export class StaffMemberResolver {
  @FieldResolver(() => [AbsenceObject], { description: 'Absences that are not over, the first one first.' })
  absences(@Root() member: Ref<StaffMember>, @Ctx() ctx: CabinetsContext): Promise<Ref<Absence>[]> {
    return absencesOfMember(ctx.loaders, member);
  }

  @FieldResolver(() => Boolean, { description: 'Whether they are away now.' })
  async isAbsent(@Root() member: Ref<StaffMember>, @Ctx() ctx: CabinetsContext): Promise<boolean> {
    return (await this.#current(member, ctx)) !== undefined;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Login of who stands in for them now; null when nobody does.' })
  async substitute(@Root() member: Ref<StaffMember>, @Ctx() ctx: CabinetsContext): Promise<string | null> {
    return (await this.#current(member, ctx))?.substitute ?? null;
  }

  @FieldResolver(() => [String], { description: 'Logins of the absent colleagues for whom they stand in now.' })
  substitutesFor(@Root() member: Ref<StaffMember>, @Ctx() ctx: CabinetsContext): Promise<string[]> {
    return substitutedBy(ctx.loaders, member, ctx.clock.now());
  }

  async #current(member: Ref<StaffMember>, { loaders, clock }: CabinetsContext): Promise<Absence | undefined> {
    return (await absencesOfMember(loaders, member)).find((absence) => isOn(absence, clock.now()));
  }
}

@Resolver(() => AbsenceObject)
export class AbsenceResolver {
  @FieldResolver(() => String, { description: 'Its first day in the region, such as `2027-05-15`.' })
  from(@Root() { fromDay }: Ref<Absence>): string {
    return fromDay;
  }

  @FieldResolver(() => String, { description: 'Its last day, as it was planned.' })
  until(@Root() { untilDay }: Ref<Absence>): string {
    return untilDay;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is now.' })
  isCurrent(@Root() absence: Ref<Absence>, @Ctx() { clock }: CabinetsContext): boolean {
    return isOn(absence, clock.now());
  }

  @Access(CABINET_PERMISSIONS, 'staff.set-absence-of-others')
  @FieldResolver(() => AbsenceReason, { nullable: true, description: 'Why; only for the person, administrators of the cabinet and the operator.' })
  reason(@Root() absence: Ref<Absence>, @Ctx() ctx: CabinetsContext): AbsenceReason | null {
    return reasonFor(ctx.viewer, absence);
  }
}

@Resolver()
export class AbsenceMutationsResolver {
  @Access(CABINET_PERMISSIONS, 'staff.set-absence')
  @Mutation(() => SetAbsenceResult, {
    description:
      'Writes down that a member of staff is away, and who stands in: may do what they may with their appeals, for exactly that time. For the person, administrators of the cabinet and the operator.',
  })
  setAbsence(@Arg('input', () => SetAbsenceInput, { description: 'Who, and for which days.' }) input: SetAbsenceInput, @Ctx() ctx: CabinetsContext): Promise<typeof SetAbsenceResult> {
    return outcome(ctx.locale, async () => Object.assign(new SetAbsenceSuccess(), { absence: await setAbsence(ctx, input) }));
  }

  @Access(CABINET_PERMISSIONS, 'staff.set-absence')
  @Mutation(() => EndAbsenceResult, { description: 'Ends an absence at once, or takes back one that has not begun. For the person, administrators of the cabinet and the operator.' })
  endAbsence(@Arg('input', () => EndAbsenceInput, { description: 'Which one.' }) input: EndAbsenceInput, @Ctx() ctx: CabinetsContext): Promise<typeof EndAbsenceResult> {
    return outcome(ctx.locale, async () => Object.assign(new EndAbsenceSuccess(), { absence: await endAbsence(ctx, input) }));
  }
}
