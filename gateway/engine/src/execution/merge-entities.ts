import { Run } from '../reading/layout.js';
import type { Targets } from './entity-targets.js';
import { isDataObject, type DataObject } from './execution.js';
import { copyOf, mergeInto } from './merge.js';

/** How often an entity has been used. */
const NEVER = 0;
const ONCE = 1;
const SEVERAL_TIMES = 2;

/**
 * Merges entities into the objects that wait for them. Targets of one entity share its parts, unless they lie at different
 * places of the plan: other things may be added there later.
 */
export function mergeEntities({ objects, indexes }: Targets, entities: readonly unknown[], isAtSeveralPlaces: boolean, shared: Set<object>): void {
  const uses = new Uint8Array(entities.length);
  for (let position = 0; position < objects.length; position++) {
    const object = objects[position]!;
    const index = indexes[position]!;
    const entity = entities[index];
    if (!isDataObject(entity)) continue;
    if (uses[index] === NEVER) {
      uses[index] = ONCE;
      mergeInto(object, entity);
    } else if (isAtSeveralPlaces) {
      mergeInto(object, copyOf(entity));
    } else {
      if (uses[index] === ONCE) noteShared(entity, shared);
      uses[index] = SEVERAL_TIMES;
      mergeInto(object, entity);
    }
  }
}

/** Notes the objects right below; what is below them is shared with them. */
function noteShared(entity: DataObject, shared: Set<object>): void {
  for (const key in entity) note(entity[key], shared);
}

function note(child: unknown, shared: Set<object>): void {
  if (Array.isArray(child)) for (const item of child) note(item, shared);
  else if (typeof child === 'object' && child !== null && !(child instanceof Run)) shared.add(child);
}
