import { Refusal, isId, isLocalDate, localDateAt, type LocalDate, type ValidationIssue } from '@otklik/base';
import { checkMetric, MetricState, type MetricInput } from '../../domain/register/metric.js';
import { forgetRegister } from '../../store/register/loaders.js';
import { writeMetric } from '../../store/register/metric-values.js';
import { regionTimeZone } from '../../store/published.js';
import { findServices } from '../../store/register/services.js';
import { findSituations } from '../../store/register/situations.js';
import { changeOnce } from '../change-once.js';
import type { Setting } from '../setting.js';

/** A value as a client sends it: of a service or of a life situation. */
export interface RecordMetricInput extends MetricInput {
  readonly idempotencyKey?: string | null;
  readonly serviceId?: string | null;
  readonly lifeSituationId?: string | null;
  readonly state: MetricState;
  readonly on: string;
}

/** Writes what was measured on a day, or what is to be reached by then. A second value of the same day takes the place of the first. @returns the id of the service or life situation */
export async function recordMetric(setting: Setting, input: RecordMetricInput): Promise<string> {
  const id = await changeOnce(setting, {
    action: 'register.change',
    mutation: 'recordMetric',
    input,
    work: async ({ tx, now, requireFor }) => {
      const issues = check(input, localDateAt(now, await regionTimeZone(tx)));
      if (issues.length > 0) throw Refusal.validation(issues);
      const subjectId = (input.serviceId ?? input.lifeSituationId ?? '').toLowerCase();
      const find = input.serviceId == null ? findSituations : findServices;
      const [subject] = isId(subjectId) ? await find(tx, [subjectId]) : [];
      if (subject === undefined) throw Refusal.notFound(NOT_THERE);
      await requireFor(subject.agencyId);
      const { metric, state, value } = input;
      await writeMetric(tx, { subjectId, metric, state, value, on: input.on as LocalDate });
      return subjectId;
    },
  });
  forgetRegister(setting.loaders.register);
  return id;
}

function check(input: RecordMetricInput, day: LocalDate): ValidationIssue[] {
  const issues = [...checkMetric(input)];
  if ((input.serviceId == null) === (input.lifeSituationId == null)) issues.push({ path: ['serviceId'], code: 'EXACTLY_ONE', message: EXACTLY_ONE });
  if (!isLocalDate(input.on)) issues.push({ path: ['on'], code: 'BAD_DATE', message: BAD_DATE });
  else if (input.state === MetricState.MEASURED && input.on > day) issues.push({ path: ['on'], code: 'IN_THE_FUTURE', message: IN_THE_FUTURE });
  return issues;
}

const NOT_THERE = { ru: 'Такой услуги или жизненной ситуации нет.', en: 'There is no such service or life situation.' };
const EXACTLY_ONE = { ru: 'Назовите или услугу, или жизненную ситуацию.', en: 'Name either a service or a life situation.' };
const BAD_DATE = { ru: 'День вида 2026-11-23.', en: 'A day such as 2026-11-23.' };
const IN_THE_FUTURE = { ru: 'Измерить можно только то, что уже было.', en: 'What is measured cannot lie ahead.' };
