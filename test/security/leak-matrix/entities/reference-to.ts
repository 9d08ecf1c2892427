import { withIds } from '../matrix/ask.js';
import { pathTo } from '../paths/paths.js';

/** Ids of objects to which no path of the matrix leads directly. */
const IDS: Readonly<Record<string, string>> = { LifeSituationStage: '<lifeSituationStage>', Plugin: 'roads' };

/** What names an object: the fields of its key; and the arguments of a field. */
export interface Reference {
  readonly key: Readonly<Record<string, string>>;
  readonly args: string;
}

/** A reference to the object at which a field is judged, and the field’s arguments; null when there is none in this state. */
export function referenceTo(place: string, state: 'secret' | 'open', ids: Readonly<Record<string, string>>): Reference | null {
  const [type = ''] = place.split('.');
  const path = pathTo(place)?.[state];
  if (path === undefined) return null;
  const direct = /^\{ \w+\((id|code): "([^"]+)"\) \{ HERE(\([^)]*\))? \} \}$/.exec(path);
  const [, name = 'id', id = IDS[type], args = ''] = direct ?? [];
  return id === undefined ? null : { key: { [name]: withIds(id, ids) }, args: withIds(args, ids) };
}
