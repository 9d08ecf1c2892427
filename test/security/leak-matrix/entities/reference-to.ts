import { withIds } from '../matrix/ask.js';
import { pathTo } from '../paths/paths.js';

/** Ids of objects to which no path of the matrix leads directly. */
const IDS: Readonly<Record<string, string>> = { Plugin: 'roads' };

/** A reference to the object at which a field is judged, and the field’s arguments; null when there is none in this state. */
export function referenceTo(place: string, state: 'secret' | 'open', ids: Readonly<Record<string, string>>): { id: string; args: string } | null {
  const [type = ''] = place.split('.');
  const path = pathTo(place)?.[state];
  if (path === undefined) return null;
  const direct = /^\{ \w+\(id: "([^"]+)"\) \{ HERE(\([^)]*\))? \} \}$/.exec(path);
  const id = direct?.[1] ?? IDS[type];
  return id === undefined ? null : { id: withIds(id, ids), args: withIds(direct?.[2] ?? '', ids) };
}
