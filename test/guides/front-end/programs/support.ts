import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** What the test hands over: where the guide's project is, where the platform is, and who may sign in. */
export const { GUIDE_WORKSPACE, OTKLIK_URL, CITIZEN, COORDINATOR } = process.env as Record<Given, string>;
type Given = 'GUIDE_WORKSPACE' | 'OTKLIK_URL' | 'CITIZEN' | 'COORDINATOR';

/** A file of the guide. Its types are checked in the guide's project; here it is only used. */
export async function guide(file: string) {
  return import(pathToFileURL(join(GUIDE_WORKSPACE, 'src', file)).href);
}

/** Somebody who uses the platform by the guide's means. */
export function connectionOf(token: string | null, language = 'en') {
  return { origin: OTKLIK_URL, token: async () => token, language: () => language };
}

/** A message that can be sent. */
export function pothole(idempotencyKey: string) {
  return {
    idempotencyKey,
    categoryId: 'roads.pothole',
    text: 'Глубокая яма.',
    location: { latitude: 55.0302, longitude: 82.9204, address: 'Новосибирск, Красный проспект, 25' },
    details: { roadPothole: { lane: 2, size: 'LARGE' } },
  };
}

/** The agency takes the appeal one version further: from 1 to 2 by registering it, later by assigning it. */
export async function change(appealId: string, version: number): Promise<void> {
  const query =
    version === 1
      ? 'mutation ($appealId: ID!) { registerAppeal(input: { appealId: $appealId }) { __typename } }'
      : 'mutation ($appealId: ID!) { assignAppeal(input: { appealId: $appealId, executor: "roads-executor" }) { __typename } }';
  const response = await fetch(`${OTKLIK_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${COORDINATOR}` },
    body: JSON.stringify({ query, variables: { appealId } }),
  });
  const text = await response.text();
  if (!text.includes('Success')) throw new Error(`No change: ${text}`);
}

/** Waits until something is so; the time-out of the program is its end. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Says what the test wants to know. */
export function report(observations: unknown): never {
  process.stdout.write(JSON.stringify(observations));
  process.exit(0);
}
