import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a message is about: decides its category and form, its term, and what becomes of it. */
export type Topic = 'pothole' | 'pothole-hazard' | 'appeal' | 'ice' | 'ice-hazard' | 'marking' | 'sign' | 'pavement' | 'drain' | 'shoulder' | 'misplaced' | 'advertising' | 'unclear';

/** One of the 200. */
export interface Message {
  readonly topic: Topic;
  readonly address: string;
  readonly text: string;
}

const ICE = { roadSnow: { problem: 'ICE' } };

/** Category, and what the citizen fills in. Who does not know better takes potholes. */
const FORMS: Readonly<Record<Topic, { readonly categoryId: string; readonly details: object }>> = {
  pothole: pothole(),
  appeal: pothole(),
  'pothole-hazard': pothole({ hazard: true }),
  ice: { categoryId: 'roads.snow', details: ICE },
  'ice-hazard': { categoryId: 'roads.snow', details: { roadSnow: { ...ICE.roadSnow, hazard: true } } },
  marking: { categoryId: 'roads.marking', details: { roadMarking: { problem: 'WORN' } } },
  sign: { categoryId: 'roads.sign', details: { roadSign: { kind: 'SIGN', problem: 'DAMAGED' } } },
  pavement: { categoryId: 'roads.pavement', details: { roadPavement: { problem: 'BROKEN' } } },
  drain: { categoryId: 'roads.stormDrain', details: { roadStormDrain: { problem: 'CLOGGED' } } },
  shoulder: { categoryId: 'roads.shoulder', details: { roadShoulder: { problem: 'DROP' } } },
  misplaced: pothole(),
  advertising: pothole(),
  unclear: pothole(),
};

function pothole(more: object = {}): { categoryId: string; details: object } {
  return { categoryId: 'roads.pothole', details: { roadPothole: { lane: 1, ...more } } };
}

/** All of them, in the order of the file. */
export function readMessages(): Message[] {
  const lines = readFileSync(fileURLToPath(new URL('messages.txt', import.meta.url)), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [topic, address, text] = line.split(' | ') as [Topic, string, string];
      return { topic, address, text };
    });
}

/** What its author sends. @param index its place among all, which also places it on the map */
export function submissionOf({ topic, address, text }: Message, index: number): Record<string, unknown> {
  const location = { latitude: 54.95 + (index % 20) / 100, longitude: 82.8 + (index % 17) / 50, address: `Новосибирск, ${address}` };
  const kind = topic === 'appeal' ? 'APPEAL' : 'MESSAGE';
  return { ...FORMS[topic], kind, text, location, visibility: kind === 'APPEAL' ? 'PRIVATE' : 'PUBLIC', idempotencyKey: `message ${index}` };
}
