import { CommandError } from '../commands/command-error.js';

/** One batch may take this long on a busy machine, in milliseconds. */
const REQUEST_MS = 120_000;

/** Somebody who uses the graph of a running platform from a command. */
export class GraphSession {
  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  /** Sends one operation and gives its data. @throws CommandError of one line when there is no good answer */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await this.#postPatiently(JSON.stringify({ query, variables }));
    const answer = (await response.json().catch(() => ({}))) as { data?: Data | null; errors?: { message: string }[] };
    if (answer.data == null || answer.errors !== undefined) {
      const reason = answer.errors?.map(({ message }) => message).join('; ') ?? `status ${response.status}`;
      throw new CommandError(`The platform at ${this.url} refused: ${reason}`);
    }
    return answer.data;
  }

  /** Waits as long as it is told to when the points of this client are used up. */
  async #postPatiently(body: string): Promise<Response> {
    for (;;) {
      const response = await this.#post(body);
      const seconds = Number(response.headers.get('retry-after') ?? '');
      if (response.status !== 429 || !(seconds > 0)) return response;
      await response.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }

  async #post(body: string): Promise<Response> {
    try {
      return await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${this.token}` },
        body,
        signal: AbortSignal.timeout(REQUEST_MS),
      });
    } catch {
      throw new CommandError(`The platform at ${this.url} does not answer any more; what it took is kept, so the same command can be repeated`);
    }
  }
}

/** A result union of a mutation, as far as commands look at it. */
export interface MutationAnswer {
  readonly __typename: string;
  readonly message?: string;
  readonly issues?: readonly Issue[];
}

/** Why something was refused. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The failures of every mutation, for the selection of a result union. */
export const FAILURE_FIELDS = `... on ValidationFailed { message issues { path message } } ... on Forbidden { message } ... on NotFound { message } ... on Conflict { message }`;

/** The success of a mutation. @throws CommandError when the batch as a whole was refused */
export function successOf<Answer extends MutationAnswer, Success extends Answer>(answer: Answer, type: Success['__typename']): Success {
  if (answer.__typename === type) return answer as Success;
  throw new CommandError(`The platform refused: ${answer.issues === undefined ? answer.message : issuesText(answer.issues)}`);
}

/** Issues as one line. */
export function issuesText(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ');
}
