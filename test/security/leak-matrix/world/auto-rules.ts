import { LOGINS } from '../cast/strangers.js';
import { AWAY } from './absences.js';
import { act } from './act.js';
import type { Telling } from './world.js';

/** The roads agency has a rule that suggests what to do with everything, with a condition of each kind, and an urgent appeal. */
export async function tellAutoRules({ cast, ids }: Telling): Promise<void> {
  const conditions = { words: ['сообщение', 'canary'], wordsMode: 'ANY', hazard: true, channels: ['PORTAL'], kinds: ['MESSAGE'], territories: ['NSK'], categoryIds: ['roads.pothole', 'roads.marking'] };
  const rule = { cabinetId: ids['cabinet'], title: 'CANARY-REASON', enabled: true, mode: 'SUGGEST', executor: AWAY, coExecutors: ['roads-executor', LOGINS.revoked], priority: 'HIGH', conditions };
  ids['rule'] = (await act(cast.administrator, 'createAutoRule', rule, 'rule { id }')).id;
  ids['ruleToDelete'] = (await act(cast.administrator, 'createAutoRule', { cabinetId: ids['cabinet'], title: 'CANARY-REASON', priority: 'HIGH' }, 'rule { id }')).id;
}
