import { CommandError } from '../commands/command-error.js';
import type { GraphSession, Issue } from '../import/graph-session.js';

/** A mutation of a plugin's life. */
export interface PluginMutation {
  /** The field of Mutation. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What to read of its success. */
  readonly success: string;
}

type Answer<Success> = Success & { readonly __typename: string; readonly message?: string; readonly issues?: readonly (Issue & { readonly code: string })[] };

/** Does it. @returns its success @throws CommandError with every reason, a line each */
export async function changePlugin<Success>(session: GraphSession, { name, input, success }: PluginMutation): Promise<Success> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const query = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) { __typename ... on ${type}Success { ${success} }
    ... on ValidationFailed { message issues { path message code } } ... on Forbidden { message } ... on NotFound { message } ... on Conflict { message } } }`;
  const { answer } = await session.ask<{ answer: Answer<Success> }>(query, { input });
  if (answer.__typename === `${type}Success`) return answer;
  const reasons = answer.issues?.map(({ path, message, code }) => `\n  ${path.join(' ')}: ${message} (${code})`) ?? [];
  throw new CommandError(`Refused, and nothing has changed: ${answer.message ?? ''}${reasons.join('')}`);
}

/** What every change of an installation answers. */
export interface InstallationAnswer {
  readonly installation: { readonly version: string; readonly state: string };
  readonly revision: number;
  readonly isInUse: boolean;
}

/** The selection of `InstallationAnswer`. */
export const INSTALLATION = 'installation { version state } revision isInUse';

/** `acme.parks@1.2.0` in its two parts. @throws CommandError when it is written otherwise */
export function releaseName(text: string): { readonly pluginId: string; readonly version: string } {
  const [pluginId = '', version = ''] = text.split('@');
  if (pluginId === '' || version === '') throw new CommandError(`"${text}" names no release: write ID@VERSION, such as acme.parks@1.0.0`);
  return { pluginId, version };
}
