import { Command } from 'commander';
import { FAILURE_FIELDS, successOf, type MutationAnswer } from '../import/graph-session.js';
import { operatorSession } from './operator-session.js';

const REBUILD = `mutation { rebuildInsights { __typename ... on RebuildInsightsSuccess { events appeals } ${FAILURE_FIELDS} } }`;

interface Rebuilt extends MutationAnswer {
  readonly __typename: 'RebuildInsightsSuccess';
  readonly events: number;
  readonly appeals: number;
}

/** `otklik insights rebuild`: makes the figures of the running platform anew. */
export function insightsCommand(): Command {
  return new Command('insights').description('The figures of the running platform.').addCommand(
    new Command('rebuild')
      .description('Makes all figures anew from the event log; readers see the old ones until the new ones are whole.')
      .action(async () => {
        const session = await operatorSession(process.env);
        const { rebuildInsights } = await session.ask<{ rebuildInsights: MutationAnswer }>(REBUILD);
        const { events, appeals } = successOf<MutationAnswer, Rebuilt>(rebuildInsights, 'RebuildInsightsSuccess');
        process.stdout.write(`rebuilt from ${events} events: ${appeals} appeals\n`);
      }),
  );
}
