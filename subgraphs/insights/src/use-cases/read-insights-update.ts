import { CodedError, isId } from '@otklik/base';
import { REGION, insightsTopic } from '../domain/insights-topic.js';
import { addMonths } from '../domain/month.js';
import { isAgency } from '../store/published.js';
import { momentOfVersion } from '../store/topics.js';
import { thisMonth } from './months.js';
import { MONTHS_OF_YEAR, monthOfAgency, readInsights, yearOfAgency, type Cell } from './read-insights.js';
import type { Setting } from './setting.js';
import { newestCursor, readTopicCursor, unknownVersion } from './topic-cursor.js';

/** That the figures of an agency, or of the region, have changed. */
export interface InsightsUpdate {
  /** Null for the region. */
  readonly agencyId: string | null;
  readonly version: number;
  /** When it was told; null at the beginning, version 0. */
  readonly at: Date | null;
}

/**
 * What a cursor of figures stands for. Public.
 * @throws CodedError BAD_CURSOR, CURSOR_EXPIRED for what retention has removed, or NOT_FOUND when there is no such agency
 */
export async function readInsightsUpdate(setting: Pick<Setting, 'em'>, cursor: string): Promise<InsightsUpdate> {
  const { em } = setting;
  const { of, version } = readTopicCursor(cursor, 'insights');
  if (of !== REGION && (!isId(of) || of !== of.toLowerCase())) throw CodedError.badCursor();
  const agencyId = of === REGION ? null : of;
  if (agencyId !== null && !(await isAgency(em, agencyId))) throw CodedError.notFound();
  const at = version === 0 ? null : await momentOfVersion(em, insightsTopic(of), version);
  if (version > 0 && at === null) throw await unknownVersion(setting, insightsTopic(of), version);
  return { agencyId, version, at };
}

/** Where the figures of an agency are now, of the region with null. */
export function insightsCursor(setting: Pick<Setting, 'loaders'>, agencyId: string | null): Promise<string> {
  return newestCursor(setting, insightsTopic(agencyId?.toLowerCase() ?? REGION));
}

/** The figures of this month, of an agency or of the region. */
export async function currentMonth(setting: Setting, agencyId: string | null): Promise<Cell> {
  if (agencyId !== null) return monthOfAgency(setting, agencyId, null);
  const month = await thisMonth(setting);
  const [cell] = await readInsights(setting, { from: month, to: month }, []);
  return { ...cell!, month };
}

/** The figures of the last twelve months, this one included, added up; of an agency or of the region. */
export async function currentYear(setting: Setting, agencyId: string | null): Promise<Cell> {
  if (agencyId !== null) return yearOfAgency(setting, agencyId);
  const to = await thisMonth(setting);
  const [cell] = await readInsights(setting, { from: addMonths(to, 1 - MONTHS_OF_YEAR), to }, []);
  return cell!;
}
