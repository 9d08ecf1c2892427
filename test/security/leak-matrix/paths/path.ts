/**
 * Queries that lead to the objects of a type. `HERE` stands where its fields are asked for, `<name>` for an id of the world.
 * - `secret`: to an object at its most private: a private appeal, a draft, a proposal that waits, another's data;
 * - `open`: to one of the kind at its most public.
 * A key is a type; or `Type.field` where a field needs another object or arguments: then `HERE(…)` gives the arguments; or `Type.field@name`
 * for one more way to the field, which has a line of its own in the expectations.
 */
export type Paths = Readonly<Record<string, Path>>;

export interface Path {
  readonly secret?: string;
  readonly open?: string;
}

/** Both kinds of one object, by id. */
export function byId(root: string, secret: string, open: string, inner = 'HERE'): Path {
  return { secret: `{ ${root}(id: "<${secret}>") { ${inner} } }`, open: `{ ${root}(id: "<${open}>") { ${inner} } }` };
}
