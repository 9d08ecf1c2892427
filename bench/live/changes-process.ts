/** Those who write: changes of appeals at a constant rate, or submissions one after the other, in a process of their own. */
import { readCallKeys, createCallSigner, CALL_HEADER } from '@otklik/signed-calls';
import { Pool } from 'undici';
import type { ChangesMessage, Changed, Intake, Step, Target } from './changes.ts';
import { now } from './clock.ts';
import { answer } from './load-process.ts';
import { DatabaseWriter } from './write-change.ts';

const CONNECTIONS = 64;
const ANSWER = 'mutation Answer($id: ID!) { done: answerAppeal(input: { appealId: $id, text: "Яма заделана, участок взят на контроль." }) { __typename ... on Conflict { code message } ... on Forbidden { message } } }';
const RETURN = 'mutation Return($id: ID!) { done: returnAnswer(input: { appealId: $id, comment: "Приложите снимок." }) { __typename ... on Conflict { code message } ... on Forbidden { message } } }';
const SUBMIT = 'mutation Submit($input: SubmitAppealInput!) { done: submitAppeal(input: $input) { __typename ... on ValidationFailed { issues { path message } } } }';

answer((message: ChangesMessage): Promise<unknown> => (message.do === 'change' ? change(message) : submit(message)));

/** An open loop: every change is sent when its time has come, whatever became of the others. Those of one appeal follow each other. */
async function change({ target, appeals, perSecond, seconds }: Extract<ChangesMessage, { do: 'change' }>): Promise<Changed> {
  const sender = target.kind === 'database' ? new DatabaseWriter(target.url) : new Sender(target);
  const waiting = appeals.map(({ id, version }) => ({ id, version }));
  const [latenciesMs, failures]: [number[], string[]] = [[], []];
  const underWay = new Set<Promise<void>>();
  const count = Math.round(perSecond * seconds);
  let [done, missed] = [0, 0];
  const began = now();
  const one = async (planned: number): Promise<void> => {
    const appeal = waiting.shift();
    // All of them are being changed: there is nothing left to send in time.
    if (appeal === undefined) return void missed++;
    try {
      await sender.change(appeal.id, appeal.version);
      appeal.version++;
      done++;
      latenciesMs.push(now() - planned);
      waiting.push(appeal);
    } catch (error) {
      failures.push((error as Error).message);
    }
  };
  for (let index = 0; index < count; index++) {
    const planned = began + (index * 1_000) / perSecond;
    const early = planned - now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const sent = one(planned).finally(() => underWay.delete(sent));
    underWay.add(sent);
  }
  const sentSeconds = (now() - began) / 1_000;
  await Promise.all(underWay);
  await sender.close();
  return { planned: count, done, missed, sentSeconds, latenciesMs: Float64Array.from(latenciesMs), failures: failures.slice(0, 5), failed: failures.length };
}

/** A closed loop: each writer sends the next one as soon as it has an answer. */
async function submit({ url, tokens, seconds, input, first }: Extract<ChangesMessage, { do: 'submit' }>): Promise<Intake> {
  const sender = new Sender({ kind: 'gateway', url, tokens: { answer: '', return: '' } });
  const latenciesMs: number[] = [];
  let number = first;
  const began = now();
  const end = began + seconds * 1_000;
  const writer = async (token: string): Promise<void> => {
    while (now() < end) {
      const sent = now();
      await sender.sendAs(token, SUBMIT, { input: { ...input, idempotencyKey: `bench-live-${number++}` } });
      latenciesMs.push(now() - sent);
    }
  };
  await Promise.all(tokens.map(writer));
  const taken = (now() - began) / 1_000;
  await sender.close();
  return { submitted: latenciesMs.length, seconds: taken, latenciesMs: Float64Array.from(latenciesMs) };
}

class Sender {
  readonly #target: Exclude<Target, { kind: 'database' }>;
  readonly #pool: Pool;
  readonly #sign: ReturnType<typeof createCallSigner> | null;

  constructor(target: Exclude<Target, { kind: 'database' }>) {
    this.#target = target;
    this.#pool = new Pool(target.url, { connections: CONNECTIONS });
    this.#sign = target.kind === 'subgraph' ? createCallSigner(readCallKeys([target.secret])) : null;
  }

  /** The step that follows this version. @throws Error with what was answered, when it was not done */
  change(id: string, version: number): Promise<void> {
    return version % 2 === 1 ? this.#send('answer', ANSWER, { id }) : this.#send('return', RETURN, { id });
  }

  async #send(step: Step, query: string, variables: object): Promise<void> {
    if (this.#target.kind === 'gateway') return this.sendAs(this.#target.tokens[step], query, variables);
    const body = JSON.stringify({ query, variables });
    const context = { viewer: this.#target.viewers[step], locale: 'ru' as const, requestId: crypto.randomUUID() };
    await this.#post(body, { [CALL_HEADER]: this.#sign!({ audience: 'appeals', body, context }) });
  }

  async sendAs(token: string, query: string, variables: object): Promise<void> {
    await this.#post(JSON.stringify({ query, variables }), { authorization: `Bearer ${token}` });
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #post(body: string, headers: Record<string, string>): Promise<void> {
    const { body: answered } = await this.#pool.request({ path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    const text = await answered.text();
    if (!/^\{"data":\{"done":\{"__typename":"\w+Success"/.test(text)) throw new Error(text.slice(0, 300));
  }
}
