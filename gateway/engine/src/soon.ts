/** A value that is there, or will be: what is known already costs no turn of the event loop. */
export type Soon<T> = T | Promise<T>;

/** Goes on with a value when it is there. */
export function soon<T, R>(value: Soon<T>, use: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(use) : use(value);
}

/** Goes on when all values are there. */
export function allSoon<T, R>(values: readonly Soon<T>[], use: (values: readonly T[]) => Soon<R>): Soon<R> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values).then(use) : use(values as readonly T[]);
}
