import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/core';
import { isId, Refusal } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { checkAgencyPage, localized, type AgencyContacts, type AgencyPageChange } from '../domain/agency-page.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { AgencyEntity, type Agency } from '../store/agency.entity.js';
import { CabinetEntity } from '../store/cabinet.entity.js';

/** An agency's page, and what is to change on it. */
export interface AgencyPageUpdate extends AgencyPageChange {
  readonly agencyId: string;
}

/**
 * Writes what an agency says about itself. Refusals come in this order, so that nobody learns more than they may: permission, whether
 * there is such an agency, input.
 */
export async function updateAgencyPage(em: EntityManager, viewer: Viewer, { agencyId, ...change }: AgencyPageUpdate): Promise<Agency> {
  CABINET_PERMISSIONS.requireSomewhere(viewer, 'agency.describe');
  return em.fork().transactional(async (tx) => {
    const cabinet = isId(agencyId) ? await tx.findOne(CabinetEntity, { agencyId }) : null;
    CABINET_PERMISSIONS.require(viewer, 'agency.describe', { cabinetId: cabinet?.id ?? null });
    const agency = isId(agencyId) ? await tx.findOne(AgencyEntity, { id: agencyId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (agency === null) throw Refusal.notFound();
    const issues = checkAgencyPage(change);
    if (issues.length > 0) throw Refusal.validation(issues);
    const { about, ...contacts } = change;
    if (about !== undefined) agency.about = about === null ? null : localized(about);
    agency.contacts = changedContacts(agency.contacts, contacts);
    return agency;
  });
}

function changedContacts(present: AgencyContacts, { address, hours, phones, email, website }: Omit<AgencyPageChange, 'about'>): AgencyContacts {
  const changed = {
    address: address == null ? address : localized(address),
    hours: hours == null ? hours : localized(hours),
    phones: phones?.length === 0 ? null : phones,
    email,
    website,
  };
  const mentioned = Object.entries(changed).filter(([, value]) => value !== undefined);
  return Object.fromEntries(Object.entries({ ...present, ...Object.fromEntries(mentioned) }).filter(([, value]) => value !== null));
}
