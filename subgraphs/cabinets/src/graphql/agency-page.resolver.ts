import { localize } from '@otklik/base';
import { Access, outcome, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import type { Agency } from '../store/agency.entity.js';
import { updateAgencyPage } from '../use-cases/update-agency-page.js';
import { AgencyContactsObject, UpdateAgencyPageInput, UpdateAgencyPageResult, UpdateAgencyPageSuccess } from './agency-page.type.js';
import { AgencyObject } from './agency.type.js';

@Resolver(() => AgencyObject)
export class AgencyPageResolver {
  @FieldResolver(() => AgencyContactsObject, { description: 'How citizens reach it.' })
  contacts(@Root() agency: Ref<Agency>, @Ctx() { locale }: CabinetsContext): AgencyContactsObject {
    const { address, hours, phones = [], email = null, website = null } = agency.contacts;
    const said = { address: address === undefined ? null : localize(address, locale), hours: hours === undefined ? null : localize(hours, locale), phones, email, website };
    return Object.assign(new AgencyContactsObject(), said);
  }

  @Access(CABINET_PERMISSIONS, 'agency.describe')
  @Mutation(() => UpdateAgencyPageResult, { description: 'Writes what an agency says about itself. For administrators of its cabinet, and the operator.' })
  updateAgencyPage(
    @Arg('input', () => UpdateAgencyPageInput, { description: 'Whose page, and what changes on it.' }) input: UpdateAgencyPageInput,
    @Ctx() ctx: CabinetsContext,
  ): Promise<typeof UpdateAgencyPageResult> {
    return outcome(ctx.locale, async () => Object.assign(new UpdateAgencyPageSuccess(), { agency: await updateAgencyPage(ctx.em, ctx.viewer, input) }));
  }
}
