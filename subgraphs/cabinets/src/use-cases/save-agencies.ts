import type { EntityManager } from '@mikro-orm/postgresql';
import { nameId, type LocalizedText } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { AgencyKind } from '../domain/agency-kind.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { AgencyEntity } from '../store/agency.entity.js';
import { CabinetEntity } from '../store/cabinet.entity.js';

/** An agency and its cabinet as an operator describes them. */
export interface AgencyDescription {
  /** Short name of the cabinet in addresses and commands, such as `roads`; ids are made from it. */
  readonly slug: string;
  readonly code: string;
  readonly kind: AgencyKind;
  readonly title: LocalizedText;
  readonly about?: LocalizedText;
  /** Slug of the agency above; it must be known already or stand earlier in the list. */
  readonly parent?: string | null;
}

/** The id of the agency with this slug: the same on every platform, so that imports can be repeated. */
export function agencyId(slug: string): string {
  return nameId('otklik:agency', slug);
}

/** The id of the cabinet with this slug. */
export function cabinetId(slug: string): string {
  return nameId('otklik:cabinet', slug);
}

/** Writes agencies and opens their cabinets. Repeating it changes what differs. */
export async function saveAgencies(em: EntityManager, viewer: Viewer, agencies: readonly AgencyDescription[]): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'agency.import');
  await em.transactional(async (tx) => {
    await tx.upsertMany(
      AgencyEntity,
      agencies.map(({ slug, code, kind, title, about, parent }) => ({
        id: agencyId(slug),
        code,
        kind,
        title,
        about: about ?? null,
        parentId: parent == null ? null : agencyId(parent),
      })),
    );
    await tx.upsertMany(
      CabinetEntity,
      agencies.map(({ slug }) => ({ id: cabinetId(slug), slug, agencyId: agencyId(slug) })),
    );
  });
}
