import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { nameId, newId, type Clock, type LocalDate } from '@otklik/base';
import type { ExpertGrade, LifeSituationKind, Principle, PrincipleVerdict, ServiceKind } from '../../domain/register/kinds.js';
import { checkMetric, unitOf, type Metric, type MetricState } from '../../domain/register/metric.js';
import { checkService, normaliseService, type ServiceInput } from '../../domain/register/service-draft.js';
import { checkSituation, namesOf, normaliseSituation, type SituationInput, type StageInput } from '../../domain/register/situation-draft.js';
import { agenciesByCode } from '../../store/published.js';
import { addCheck } from '../../store/register/checks.js';
import { writeMetric } from '../../store/register/metric-values.js';
import { pageOfServices, writeService } from '../../store/register/services.js';
import { writeSituation } from '../../store/register/situations.js';
import { writeStages } from '../../store/register/stages.js';

/** A value with its metric. */
export interface SeededMetric {
  readonly metric: keyof typeof Metric;
  readonly state: keyof typeof MetricState;
  readonly value: number;
  readonly on: string;
}

/** A service of a new platform. */
export interface SeededService extends ServiceInput {
  readonly kind: keyof typeof ServiceKind;
  /** Code of the agency. */
  readonly agency: string;
  readonly metrics?: readonly SeededMetric[];
  readonly checks?: readonly { readonly principle: keyof typeof Principle; readonly verdict: keyof typeof PrincipleVerdict; readonly comment: string }[];
}

/** A life situation of a new platform; its stages name services by their codes. */
export interface SeededSituation extends Omit<SituationInput, 'stages'> {
  readonly kind: keyof typeof LifeSituationKind;
  /** Code of the agency. */
  readonly agency: string;
  readonly stages?: readonly (Omit<StageInput, 'serviceIds'> & { readonly services: readonly string[] })[];
  readonly metrics?: readonly SeededMetric[];
  readonly verdict?: { readonly grade: keyof typeof ExpertGrade; readonly comment: string };
}

/** What a new platform begins with. */
export interface SeededRegister {
  readonly services: readonly SeededService[];
  readonly situations: readonly SeededSituation[];
  /** Login of who has checked them. */
  readonly checkedBy: string;
}

/** Fills an empty register in one transaction; one that has services is left as it is. @throws Error for an entry that no client could send */
export async function seedRegister(orm: MikroORM, clock: Clock, { services, situations, checkedBy }: SeededRegister): Promise<void> {
  const updatedAt = clock.now();
  await orm.em.fork().transactional(async (tx) => {
    if ((await pageOfServices(tx, { kind: null, agencyId: null, words: [], after: null, limit: 1 })).length > 0) return;
    const agencies = await agenciesByCode(tx);
    const agencyOf = (code: string): string => agencies.get(code) ?? fail(`no agency ${code}`);
    for (const { kind, agency, metrics = [], checks = [], ...input } of services) {
      const draft = normaliseService(input);
      refuse(checkService(draft), input.code);
      const id = serviceId(input.code);
      await writeService(tx, { ...draft, id, kind: kind as ServiceKind, agencyId: agencyOf(agency), version: 1, updatedAt });
      await seedMetrics(tx, id, metrics);
      for (const { principle, verdict, comment } of checks) {
        const found = { principle: principle as Principle, verdict: verdict as PrincipleVerdict, comment };
        await addCheck(tx, { ...found, id: newId(updatedAt.getTime()), serviceId: id, checkedBy, checkedAt: updatedAt });
      }
    }
    for (const { kind, agency, stages = [], metrics = [], verdict, ...input } of situations) {
      const { stages: kept, ...draft } = normaliseSituation({ ...input, stages: stages.map(({ services: codes, ...stage }) => ({ ...stage, serviceIds: codes.map(serviceId) })) });
      refuse(checkSituation({ ...draft, stages: kept }), input.code);
      const id = nameId('otklik:life-situation', input.code);
      const expertVerdict = verdict === undefined ? null : { grade: verdict.grade as ExpertGrade, comment: verdict.comment, at: updatedAt };
      const own = { id, kind: kind as LifeSituationKind, agencyId: agencyOf(agency), expertVerdict, version: 1, updatedAt };
      await writeSituation(tx, { ...draft, ...own }, namesOf(draft));
      await writeStages(tx, id, kept);
      await seedMetrics(tx, id, metrics);
    }
  });
}

async function seedMetrics(tx: EntityManager, subjectId: string, metrics: readonly SeededMetric[]): Promise<void> {
  for (const { metric: name, state, value, on } of metrics) {
    const metric = name as Metric;
    refuse(checkMetric({ metric, unit: unitOf(metric), value }), name);
    await writeMetric(tx, { subjectId, metric, state: state as MetricState, value, on: on as LocalDate });
  }
}

const serviceId = (code: string): string => nameId('otklik:service', code);

function refuse(issues: readonly { readonly code: string }[], of: string): void {
  if (issues.length > 0) fail(`${of}: ${issues.map(({ code }) => code).join(', ')}`);
}

function fail(why: string): never {
  throw new Error(`The register cannot be seeded: ${why}`);
}
