import { CommandError } from '../commands/command-error.js';
import { batchesOf } from './batches.js';
import { openCsv, type CsvFile } from './csv-rows.js';
import { FAILURE_FIELDS, issuesText, successOf, type GraphSession, type Issue, type MutationAnswer } from './graph-session.js';
import type { ImportMap } from './import-map.js';
import type { ImportReport } from './import-report.js';
import { messageReader, type MessageInput } from './message-row.js';
import type { ProgressLine } from './progress-line.js';

/** What an import of messages works with. */
export interface MessagesImport {
  readonly path: string;
  readonly map: ImportMap;
  /** Name of the system that the file comes from. */
  readonly source: string;
  readonly session: GraphSession;
  readonly report: ImportReport;
  readonly progress: ProgressLine;
}

/** Well below the gateway's limit of 1 MB for a request. */
const LIMITS = { items: 100, bytes: 700_000 };

const IMPORT = `mutation Import($input: ImportMessagesInput!) {
  importMessages(input: $input) {
    __typename
    ... on ImportMessagesSuccess { messages { outcome differs issues { path message } } }
    ${FAILURE_FIELDS}
  }
}`;

interface ImportSuccess extends MutationAnswer {
  readonly __typename: 'ImportMessagesSuccess';
  readonly messages: readonly { readonly outcome: 'ACCEPTED' | 'REPEATED' | 'REFUSED'; readonly differs: boolean; readonly issues: readonly Issue[] }[];
}

interface Pending {
  readonly line: number;
  readonly message: MessageInput;
}

/** Brings the messages of a file into a running platform, batch by batch, and reports what became of each row. */
export async function importMessages(options: MessagesImport): Promise<void> {
  const { path, map, report, progress } = options;
  const file = await openCsv(path);
  const reader = messageReader(file.header, map, path);
  await checkMap(options);
  for await (const batch of batchesOf(readable(file, reader, report), LIMITS, ({ message }) => sizeOf(message))) {
    await send(batch, options);
    progress.show(file.progress(), report.rows);
  }
  progress.finish(report.rows);
}

async function* readable(file: CsvFile, reader: ReturnType<typeof messageReader>, report: ImportReport): AsyncGenerator<Pending> {
  for await (const row of file.rows) {
    if ('problem' in row) {
      report.refused({ line: row.line }, row.problem);
      continue;
    }
    const message = reader.read(row.cells);
    if ('problem' in message) report.refused({ line: row.line, id: reader.idOf(row.cells) }, message.problem);
    else if (sizeOf(message) > LIMITS.bytes) report.refused({ line: row.line, id: message.externalId }, 'text: it is far longer than a message may be');
    else yield { line: row.line, message };
  }
}

async function send(batch: readonly Pending[], { session, source, report }: MessagesImport): Promise<void> {
  const input = { source, messages: batch.map(({ message }) => message) };
  const { importMessages: answer } = await session.ask<{ importMessages: MutationAnswer }>(IMPORT, { input });
  const { messages } = successOf<MutationAnswer, ImportSuccess>(answer, 'ImportMessagesSuccess');
  batch.forEach(({ line, message }, index) => {
    const { outcome, differs, issues } = messages[index]!;
    const row = { line, id: message.externalId };
    if (outcome === 'ACCEPTED') report.accepted();
    else if (outcome === 'REFUSED') report.refused(row, issuesText(issues));
    else if (differs) report.repeated(row, 'its text is another one now; what was imported first stays');
    else report.repeated();
  });
}

/** Asks the platform whether it knows what the map names, before any row goes in. */
async function checkMap({ map, session }: MessagesImport): Promise<void> {
  const categories = new Set(map.categories.values());
  if (categories.size > 0) {
    const { categories: known } = await session.ask<{ categories: { id: string }[] }>('query { categories { id } }');
    const ids = new Set(known.map(({ id }) => id));
    for (const id of categories) if (!ids.has(id)) throw new CommandError(`The map names the category "${id}", which the platform does not have`);
  }
  for (const code of new Set(map.agencies.values())) {
    const found = await session.ask<{ agencies: { nodes: unknown[] } }>(
      'query ($code: String!) { agencies(first: 1, filter: { code: $code }) { nodes { id } } }',
      { code },
    );
    if (found.agencies.nodes.length === 0) throw new CommandError(`The map names the agency "${code}", which the platform does not have: give its code`);
  }
}

function sizeOf(message: MessageInput): number {
  return Buffer.byteLength(JSON.stringify(message));
}
