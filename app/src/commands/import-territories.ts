import { Command } from 'commander';
import { importTerritories } from '../import/import-territories.js';
import { operatorSession } from './operator-session.js';

/** `otklik import-territories FILE.geojson`: the tree of territories with their borders. */
export function importTerritoriesCommand(): Command {
  return new Command('import-territories')
    .description('Puts a tree of territories with their borders in the place of the one in the running platform, whole or not at all.')
    .argument('<file>', 'a GeoJSON FeatureCollection: docs/operations/territories.md')
    .action(async (path: string) => {
      const lines = await importTerritories(path, await operatorSession(process.env));
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
