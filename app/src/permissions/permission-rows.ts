import { APPEAL_PERMISSIONS } from '@otklik/appeals';
import { CABINET_PERMISSIONS } from '@otklik/cabinets';
import { DISCUSSION_PERMISSIONS } from '@otklik/discussions';
import type { Permission, PermissionTable } from '@otklik/identity';
import { INSIGHTS_PERMISSIONS } from '@otklik/insights';
import { PEOPLE_PERMISSIONS } from '@otklik/people';
import { SURVEY_PERMISSIONS } from '@otklik/surveys';

/** The permission tables of all subgraphs, by the name of the subgraph. */
export const PERMISSION_TABLES: Readonly<Record<string, PermissionTable<string>>> = {
  appeals: APPEAL_PERMISSIONS,
  cabinets: CABINET_PERMISSIONS,
  discussions: DISCUSSION_PERMISSIONS,
  insights: INSIGHTS_PERMISSIONS,
  people: PEOPLE_PERMISSIONS,
  surveys: SURVEY_PERMISSIONS,
};

/** One row of the platform's permission table. */
export interface PermissionRow extends Permission {
  /** Such as `appeal.assign`; unique on the platform. */
  readonly action: string;
  readonly subgraph: string;
}

/** The whole permission table, subgraph by subgraph. */
export function permissionRows(): PermissionRow[] {
  return Object.entries(PERMISSION_TABLES).flatMap(([subgraph, { rows }]) =>
    Object.entries(rows).map(([action, permission]) => ({ subgraph, action, ...permission })),
  );
}
