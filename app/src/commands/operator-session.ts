import { readEnvironment } from '../environment/read-environment.js';
import { GraphSession } from '../import/graph-session.js';
import { findPlatform } from './find-platform.js';
import { personaToken } from './token.js';

/**
 * The running platform's graph, seen as its operator: with the access token in `OTKLIK_TOKEN`, else as the persona `operator` of a
 * demo platform. @throws CommandError when no platform runs or it gives out no tokens
 */
export async function operatorSession(variables: Readonly<Record<string, string | undefined>>): Promise<GraphSession> {
  const url = await findPlatform(readEnvironment(variables, process.cwd()), variables);
  return new GraphSession(url, variables['OTKLIK_TOKEN'] || (await personaToken(url, 'operator')));
}
