import { Access, outcome, type Ref } from '@otklik/subgraph';
import { isId } from '@otklik/base';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PeopleContext } from '../people-context.js';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { exportMyData } from '../use-cases/export-my-data.js';
import { mayKnow, personalDataOf, type PersonReading } from '../use-cases/personal-data-of.js';
import { selfOf } from '../use-cases/self-of.js';
import { updateProfile } from '../use-cases/update-profile.js';
import { CitizenObject, MyDataExportObject, PersonalDataObject, UpdateProfileInput, UpdateProfileResult, UpdateProfileSuccess, ViewerRoleObject } from './citizen.type.js';

@Resolver(() => CitizenObject)
export class CitizenResolver {
  @Query(() => CitizenObject, { nullable: true, description: 'Who is asking; null without a token.' })
  viewer(@Ctx() ctx: PeopleContext): Ref<CitizenObject> | null {
    return ctx.viewer.kind === 'person' ? { id: ctx.viewer.citizenId } : null;
  }

  @Query(() => CitizenObject, { nullable: true, description: 'A citizen by id: for themselves, for whoever handles an appeal of theirs, and for the operator; null for others.' })
  async citizen(@Arg('id', () => ID, { description: 'Id of the citizen.' }) id: string, @Ctx() ctx: PeopleContext): Promise<Ref<CitizenObject> | null> {
    return isId(id) && (await mayKnow(ctx, id)) ? { id } : null;
  }

  @Access(PEOPLE_PERMISSIONS, 'profile.update')
  @Mutation(() => UpdateProfileResult, { description: 'Writes what the viewer says about themselves. For anybody signed in.' })
  updateProfile(@Arg('input', () => UpdateProfileInput, { description: 'What to write.' }) input: UpdateProfileInput, @Ctx() ctx: PeopleContext): Promise<typeof UpdateProfileResult> {
    return outcome(ctx.locale, async () => Object.assign(new UpdateProfileSuccess(), { viewer: await updateProfile(ctx, input) }));
  }

  @Access(PEOPLE_PERMISSIONS, 'person.see')
  @FieldResolver(() => String, { nullable: true, description: 'Login; only of the viewer.' })
  login(@Root() citizen: Ref<CitizenObject>, @Ctx() ctx: PeopleContext): string | null {
    return selfOf(ctx, citizen.id)?.login ?? null;
  }

  @Access(PEOPLE_PERMISSIONS, 'person.see')
  @FieldResolver(() => [ViewerRoleObject], { description: 'Roles in cabinets; only of the viewer, empty for others.' })
  roles(@Root() citizen: Ref<CitizenObject>, @Ctx() ctx: PeopleContext): Ref<ViewerRoleObject>[] {
    const grants = selfOf(ctx, citizen.id)?.grants ?? [];
    return grants.map(({ role, cabinetId, onBehalfOf = null }) => ({ role, cabinet: cabinetId === null ? null : { id: cabinetId }, onBehalfOf }));
  }

  @Access(PEOPLE_PERMISSIONS, 'person.read')
  @FieldResolver(() => PersonalDataObject, {
    nullable: true,
    description: 'Who it is: for the citizen; for whoever handles an appeal of theirs and gives a purpose, each field of which is written down for the citizen to see. Null for others.',
  })
  personalData(
    @Root() citizen: Ref<CitizenObject>,
    @Arg('purpose', () => String, {
      nullable: true,
      description: 'Why somebody other than the citizen looks, up to 200 characters: `to ask where exactly the pothole is`. Without it they get null. Name nobody in it: it is kept.',
    })
    purpose: string | undefined,
    @Ctx() ctx: PeopleContext,
  ): Promise<Ref<PersonReading> | null> {
    return personalDataOf(ctx, citizen.id, purpose ?? null);
  }

  @Access(PEOPLE_PERMISSIONS, 'person.export')
  @FieldResolver(() => MyDataExportObject, { nullable: true, description: 'Everything that is kept of the viewer as a person; null for others.' })
  myDataExport(@Root() citizen: Ref<CitizenObject>, @Ctx() ctx: PeopleContext): Promise<Ref<MyDataExportObject> | null> {
    return exportMyData(ctx, citizen.id);
  }
}
