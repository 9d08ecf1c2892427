import type { EntityManager } from '@mikro-orm/postgresql';
import { nameId, type LocalizedText } from '@otklik/base';
import type { StageDraft } from '../../domain/register/situation-draft.js';

/** A stage of a life situation. */
export interface Stage {
  readonly id: string;
  readonly situationId: string;
  readonly code: string;
  readonly title: LocalizedText;
}

const COLUMNS = 'id, situation_id as "situationId", code, title';

/** Stages by their ids, those taken out of their situation included. */
export function findStages(em: EntityManager, ids: readonly string[]): Promise<Stage[]> {
  return em.execute<Stage[]>(`select ${COLUMNS} from insights.stage where id = any (?::uuid[])`, [`{${ids.join(',')}}`]);
}

/** The stages of life situations in their order. */
export function stagesOf(em: EntityManager, situationIds: readonly string[]): Promise<Stage[]> {
  const sql = `select ${COLUMNS} from insights.stage where situation_id = any (?::uuid[]) and position is not null order by situation_id, position`;
  return em.execute<Stage[]>(sql, [`{${situationIds.join(',')}}`]);
}

/** Which services stages have, in their order. */
export function servicesOfStages(em: EntityManager, stageIds: readonly string[]): Promise<{ stageId: string; serviceId: string }[]> {
  return em.execute<{ stageId: string; serviceId: string }[]>(
    'select stage_id as "stageId", service_id as "serviceId" from insights.stage_service where stage_id = any (?::uuid[]) order by stage_id, position',
    [`{${stageIds.join(',')}}`],
  );
}

/** In which life situations services have a part, in the order of their codes. */
export function situationsOfServices(em: EntityManager, serviceIds: readonly string[]): Promise<{ serviceId: string; situationId: string }[]> {
  return em.execute<{ serviceId: string; situationId: string }[]>(
    `select distinct service_id as "serviceId", situation_id as "situationId", situation.code
     from insights.stage_service join insights.stage on stage.id = stage_id join insights.life_situation as situation on situation.id = situation_id
     where service_id = any (?::uuid[]) and stage.position is not null order by situation.code`,
    [`{${serviceIds.join(',')}}`],
  );
}

/** Gives a life situation exactly these stages, under its row lock. One that is named by its code again keeps its id. */
export async function writeStages(tx: EntityManager, situationId: string, stages: readonly StageDraft[]): Promise<void> {
  const rows = stages.map(({ code, title, serviceIds }, position) => ({ id: nameId(situationId, code), code, title, position, services: serviceIds }));
  const json = JSON.stringify(rows);
  await tx.execute('delete from insights.stage_service where stage_id in (select id from insights.stage where situation_id = ?)', [situationId]);
  await tx.execute('update insights.stage set position = null where situation_id = ?', [situationId]);
  await tx.execute(
    `insert into insights.stage (id, situation_id, code, title, position)
     select id, ?, code, title, position from jsonb_to_recordset(?::jsonb) as row (id uuid, code text, title jsonb, position integer)
     on conflict (id) do update set title = excluded.title, position = excluded.position`,
    [situationId, json],
  );
  await tx.execute(
    `insert into insights.stage_service (stage_id, service_id, position)
     select row.id, service.value::uuid, service.position
     from jsonb_to_recordset(?::jsonb) as row (id uuid, services jsonb), jsonb_array_elements_text(row.services) with ordinality as service (value, position)`,
    [json],
  );
}
