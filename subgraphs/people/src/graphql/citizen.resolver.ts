import { outcome, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PeopleContext } from '../people-context.js';
import type { PersonalData } from '../store/personal-data.entity.js';
import { personalDataOf } from '../use-cases/personal-data-of.js';
import { updateProfile } from '../use-cases/update-profile.js';
import { CitizenObject, PersonalDataObject, UpdateProfileInput, UpdateProfileResult, UpdateProfileSuccess, ViewerRoleObject } from './citizen.type.js';

@Resolver(() => CitizenObject)
export class CitizenResolver {
  @Query(() => CitizenObject, { nullable: true, description: 'Who is asking; null without a token.' })
  viewer(@Ctx() ctx: PeopleContext): Ref<CitizenObject> | null {
    return ctx.viewer.kind === 'person' ? { id: ctx.viewer.citizenId } : null;
  }

  @Mutation(() => UpdateProfileResult, { description: 'Writes what the viewer says about themselves. For anybody signed in.' })
  updateProfile(@Arg('input', () => UpdateProfileInput, { description: 'What to write.' }) input: UpdateProfileInput, @Ctx() ctx: PeopleContext): Promise<typeof UpdateProfileResult> {
    return outcome(ctx.locale, async () => Object.assign(new UpdateProfileSuccess(), { viewer: await updateProfile(ctx.em, ctx.viewer, ctx.clock, input) }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Login; only of the viewer.' })
  login(@Root() citizen: Ref<CitizenObject>, @Ctx() ctx: PeopleContext): string | null {
    return ctx.viewer.kind === 'person' && ctx.viewer.citizenId === citizen.id ? ctx.viewer.login : null;
  }

  @FieldResolver(() => [ViewerRoleObject], { description: 'Roles in cabinets; only of the viewer, empty for others.' })
  roles(@Root() citizen: Ref<CitizenObject>, @Ctx() ctx: PeopleContext): Ref<ViewerRoleObject>[] {
    if (ctx.viewer.kind !== 'person' || ctx.viewer.citizenId !== citizen.id) return [];
    return ctx.viewer.grants.map(({ role, cabinetId }) => ({ role, cabinet: cabinetId === null ? null : { id: cabinetId } }));
  }

  @FieldResolver(() => PersonalDataObject, { nullable: true, description: 'Who it is; only of the viewer, null for others.' })
  personalData(@Root() citizen: Ref<CitizenObject>, @Ctx() ctx: PeopleContext): Promise<Ref<PersonalData> | null> {
    return personalDataOf(ctx.loaders, ctx.viewer, citizen.id);
  }
}
