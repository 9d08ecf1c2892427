import { randomUUID } from 'node:crypto';
import { pause } from '../until.js';
import type { Ledger } from './ledger.js';
import type { Person } from './person.js';

const BACK = 'appeal { id version number }';
const SUBMIT = `mutation ($input: SubmitAppealInput!) { done: submitAppeal(input: $input) { __typename ... on Conflict { code } ... on SubmitAppealSuccess { ${BACK} } } }`;

interface Done {
  readonly done: { readonly __typename: string; readonly code?: string; readonly appeal?: { readonly id: string; readonly version: number; readonly number: string | null } };
}

/** Refusals that pass. */
const PASSING: ReadonlySet<string | undefined> = new Set(['IDEMPOTENCY_KEY_IN_USE']);

/** Who writes, and how fast. */
export interface WriterOptions {
  readonly citizen: Person;
  readonly coordinator: Person;
  readonly ledger: Ledger;
  /** Marks everything that this writer sends. */
  readonly mark: string;
  /** Changes of one appeal, after it was sent, registered and assigned. */
  readonly changes: number;
  /** Between two writes, in milliseconds. */
  readonly pauseMs: number;
  /** Told of each appeal when it is there. */
  readonly onAppeal: (appealId: string, version: number) => void;
}

/** Sends appeals and takes them on their way, each step with a key of its own and again with the same key until it is known to be done. */
export class Writer {
  readonly #options: WriterOptions;
  #stopping = false;
  #sent = 0;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Writes until it is told to stop; the appeal under way is brought to its end. */
  async run(): Promise<void> {
    while (!this.#stopping) await this.#appeal();
  }

  stop(): void {
    this.#stopping = true;
  }

  async #appeal(): Promise<void> {
    const { citizen, coordinator, mark, changes, onAppeal } = this.#options;
    const text = `${mark} ${++this.#sent}`;
    const input = { categoryId: 'roads.pothole', text, location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
    const sent = await this.#write(citizen, 'submitAppeal', SUBMIT, input);
    if (sent === null) return;
    onAppeal(sent.id, sent.version);
    const steps: [string, Record<string, unknown>][] = [
      ['registerAppeal', {}],
      ['assignAppeal', { executor: 'roads-executor' }],
      ...Array.from({ length: changes }, (_, n): [string, Record<string, unknown>] => ['setPriority', { priority: n % 2 === 0 ? 'URGENT' : 'NORMAL' }]),
    ];
    for (const [mutation, more] of steps) {
      const type = mutation[0]!.toUpperCase() + mutation.slice(1);
      const document = `mutation ($input: ${type}Input!) { done: ${mutation}(input: $input) { __typename ... on Conflict { code } ... on ${type}Success { ${BACK} } } }`;
      if ((await this.#write(coordinator, mutation, document, { appealId: sent.id, ...more })) === null) return;
    }
  }

  /** Null when it was refused for good, which is strange. */
  async #write(person: Person, mutation: string, document: string, body: Record<string, unknown>): Promise<NonNullable<Done['done']['appeal']> | null> {
    const { ledger, pauseMs } = this.#options;
    const input = { ...body, idempotencyKey: randomUUID() };
    for (let attempt = 1; ; attempt++) {
      await pause(attempt === 1 ? pauseMs : 100);
      const outcome = await person.send<Done>(document, { input });
      if (outcome.kind === 'data') {
        const { appeal, code, __typename: type } = outcome.data.done;
        if (appeal !== undefined) {
          ledger.acknowledged.push({ mutation, appealId: appeal.id, version: appeal.version, number: appeal.number });
          if (attempt > 1) ledger.retried++;
          return appeal;
        }
        if (!PASSING.has(code)) {
          ledger.strange.push(`${mutation} was answered with ${type} ${code ?? ''} at attempt ${attempt}`);
          return null;
        }
      }
      ledger.failed(outcome.kind === 'data' ? 'IDEMPOTENCY_KEY_IN_USE' : outcome.kind === 'lost' ? `lost: ${outcome.reason}` : outcome.codes.join());
    }
  }
}
