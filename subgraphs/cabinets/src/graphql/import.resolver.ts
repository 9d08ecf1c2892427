import type { Locale } from '@otklik/base';
import { Access, issueObject, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { importAgencies } from '../use-cases/import-agencies.js';
import { importStaff } from '../use-cases/import-staff.js';
import type { ImportedRow } from '../use-cases/imported-row.js';
import {
  ImportAgenciesInput,
  ImportAgenciesResult,
  ImportAgenciesSuccess,
  ImportStaffInput,
  ImportStaffResult,
  ImportStaffSuccess,
  ImportedRowObject,
} from './import.type.js';

@Resolver()
export class ImportResolver {
  @Access(CABINET_PERMISSIONS, 'agency.import')
  @Mutation(() => ImportAgenciesResult, {
    description: 'Describes agencies and opens their cabinets; repeating it changes what differs. For the operator and machines.',
  })
  importAgencies(@Arg('input', () => ImportAgenciesInput, { description: 'The agencies.' }) input: ImportAgenciesInput, @Ctx() ctx: CabinetsContext): Promise<typeof ImportAgenciesResult> {
    const agencies = input.agencies.map(({ title, ...agency }) => ({ ...agency, title: { ru: title.ru, en: title.en ?? title.ru } }));
    return answer(ctx, ImportAgenciesSuccess, () => importAgencies(ctx, ctx.viewer, { ...input, agencies }));
  }

  @Access(CABINET_PERMISSIONS, 'staff.import')
  @Mutation(() => ImportStaffResult, { description: 'Gives roles to staff; repeating it changes what differs. For the operator.' })
  importStaff(@Arg('input', () => ImportStaffInput, { description: 'The roles.' }) input: ImportStaffInput, @Ctx() ctx: CabinetsContext): Promise<typeof ImportStaffResult> {
    return answer(ctx, ImportStaffSuccess, () => importStaff(ctx, ctx.viewer, input));
  }
}

/** Runs a use-case and wraps the rows it answers, or its refusal. */
function answer<Success extends { rows: ImportedRowObject[] }>({ locale }: CabinetsContext, success: new () => Success, run: () => Promise<ImportedRow[]>) {
  return outcome(locale, async () => Object.assign(new success(), { rows: (await run()).map((row) => rowObject(row, locale)) }));
}

function rowObject(row: ImportedRow, locale: Locale): ImportedRowObject {
  const issues = row.outcome === 'REFUSED' ? row.issues.map((issue) => issueObject(issue, locale)) : [];
  return Object.assign(new ImportedRowObject(), { outcome: row.outcome, issues });
}
