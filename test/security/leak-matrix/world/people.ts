import type { GraphClient } from '@otklik/test/platform';
import { CANARIES } from './canaries.js';
import { act } from './act.js';
import type { Telling } from './world.js';

/** Names everybody's ids, `anna` says who she is, and the roads agency what it does. */
export async function tellPeople({ cast, ids }: Telling): Promise<void> {
  for (const name of ['anna', 'otherCitizen', 'coordinator'] as const) ids[name] = await idOf(cast[name]);
  const [familyName, email, phone] = CANARIES.personal;
  await act(cast.anna, 'updateProfile', { givenName: 'Анна', familyName, email, phone }, 'viewer { id }');
  const { agencies } = await cast.anonymous.ask<{ agencies: { nodes: { id: string; cabinet: { id: string } }[] } }>('{ agencies(filter: { code: "MTDH" }) { nodes { id cabinet { id } } } }');
  const [roads] = agencies.nodes;
  ids['roads'] = roads!.id;
  ids['cabinet'] = roads!.cabinet.id;
  const housing = await cast.anonymous.ask<{ agencies: { nodes: { cabinet: { id: string } }[] } }>('{ agencies(filter: { code: "MZKH" }) { nodes { cabinet { id } } } }');
  ids['housingCabinet'] = housing.agencies.nodes[0]!.cabinet.id;
  const words = { ru: 'Слова', en: 'Words' };
  const page = { about: words, address: words, hours: words, phones: ['+7 383 222-03-10'], email: 'roads@example.org', website: 'https://roads.example.org' };
  await act(cast.administrator, 'updateAgencyPage', { agencyId: ids['roads'], ...page }, 'agency { id }');
}

async function idOf(client: GraphClient): Promise<string> {
  return (await client.ask<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id;
}
