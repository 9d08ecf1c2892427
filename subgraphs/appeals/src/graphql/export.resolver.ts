import { Access, outcome, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Export } from '../store/exports.js';
import { downloadsOfExport, exportAppeals, listExports, type OrderedExport } from '../use-cases/export-appeals.js';
import { AppealExportConnection, ExportAppealsInput, ExportAppealsResult, ExportAppealsSuccess, ExportDownloadObject, ExportObject } from './export.type.js';
import { PageArgs } from './page.args.js';
import { RawDetailsFilter, withRawDetails } from './raw-details.js';

@Resolver(() => ExportObject)
export class ExportResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.export')
  @Mutation(() => ExportAppealsResult, {
    description: 'Writes the queue of one’s cabinets into a table, and gives the link to get it by. For staff; of all cabinets for the operator. That it was asked for and taken is recorded.',
  })
  exportAppeals(@Arg('input', () => ExportAppealsInput, { description: 'Which appeals, and how.' }) input: ExportAppealsInput, @RawDetailsFilter() details: unknown, @Ctx() ctx: AppealsContext): Promise<typeof ExportAppealsResult> {
    return outcome(ctx.locale, async () => success(await exportAppeals(ctx, { ...input, filter: withRawDetails(input.filter, details) }, ctx.locale)));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.export')
  @Query(() => AppealExportConnection, {
    description: 'The tables that were asked for, the newest first: one’s own; those with appeals of their cabinets for administrators and auditors; all for the operator.',
  })
  appealExports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('login', () => String, { nullable: true, description: 'Only what this person asked for.' }) login: string | undefined,
    @Ctx() ctx: AppealsContext,
  ): Promise<Connection<Ref<Export>>> {
    return listExports(ctx, page, login ?? null);
  }

  @FieldResolver(() => String, { description: 'Which appeals were asked for: the filter as JSON.' })
  filter(@Root() { filter }: Ref<Export>): string {
    return JSON.stringify(filter);
  }

  @FieldResolver(() => [ExportDownloadObject], { description: 'How often it was taken away, the first time first.' })
  downloads(@Root() one: Ref<Export>, @Ctx() ctx: AppealsContext): Promise<ExportDownloadObject[]> {
    return downloadsOfExport(ctx, one);
  }
}

function success({ ordered, link }: OrderedExport): ExportAppealsSuccess {
  return Object.assign(new ExportAppealsSuccess(), { export: ordered, download: link });
}
