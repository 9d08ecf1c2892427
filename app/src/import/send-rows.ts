import { batchesOf } from './batches.js';
import { FAILURE_FIELDS, issuesText, successOf, type GraphSession, type Issue, type MutationAnswer } from './graph-session.js';
import type { ImportReport, RowName } from './import-report.js';
import type { ProgressLine } from './progress-line.js';

/** What commands that import tables work with. */
export interface TableImport {
  readonly path: string;
  readonly session: GraphSession;
  readonly report: ImportReport;
  readonly progress: ProgressLine;
}

/** A mutation that takes a list of rows. */
export interface RowsMutation {
  /** `importAgencies`: its input, success and field names follow from it. */
  readonly name: string;
  /** The field of its input: `agencies`. */
  readonly field: string;
}

/** A row of a table as the graph takes it, or why it is none. */
export type TableRow<Input> = { readonly row: RowName } & ({ readonly input: Input } | { readonly problem: string });

const LIMITS = { items: 1_000, bytes: 700_000 };

interface RowsSuccess extends MutationAnswer {
  readonly rows: readonly { readonly outcome: 'ACCEPTED' | 'REPEATED' | 'REFUSED'; readonly issues: readonly Issue[] }[];
}

/** Sends rows to the platform in their order, batch by batch, and reports what became of each in the order of the file. */
export async function sendRows<Input>(rows: readonly TableRow<Input>[], mutation: RowsMutation, { session, report, progress }: TableImport): Promise<void> {
  const refusals = new Map<RowName, string>();
  const fit = rows.filter((row) => 'input' in row);
  for (const row of rows) if ('problem' in row) refusals.set(row.row, row.problem);
  let sent = 0;
  const outcomes: RowsSuccess['rows'][number]['outcome'][] = [];
  for await (const batch of batchesOf(each(fit), LIMITS, ({ input }) => Buffer.byteLength(JSON.stringify(input)))) {
    const answers = await send(batch.map(({ input }) => input), mutation, session);
    answers.forEach(({ outcome, issues }, index) => {
      outcomes.push(outcome);
      if (outcome === 'REFUSED') refusals.set(batch[index]!.row, issuesText(issues));
    });
    sent += batch.length;
    progress.show(sent / fit.length, sent);
  }
  for (const outcome of outcomes) {
    if (outcome === 'ACCEPTED') report.accepted();
    else if (outcome === 'REPEATED') report.repeated();
  }
  for (const [row, reason] of [...refusals].sort(([a], [b]) => a.line - b.line)) report.refused(row, reason);
  progress.finish(rows.length);
}

async function send(inputs: readonly unknown[], { name, field }: RowsMutation, session: GraphSession): Promise<RowsSuccess['rows']> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const query = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) {
    __typename ... on ${type}Success { rows { outcome issues { path message } } } ${FAILURE_FIELDS} } }`;
  const { answer } = await session.ask<{ answer: MutationAnswer }>(query, { input: { [field]: inputs } });
  return successOf<MutationAnswer, RowsSuccess>(answer, `${type}Success`).rows;
}

// eslint-disable-next-line @typescript-eslint/require-await -- batches are made of what comes one by one
async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
