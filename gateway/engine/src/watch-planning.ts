import type { SelectedOperation } from './operation/select-operation.js';
import type { Soon } from './soon.js';

/** Told when an operation begins to be planned; what it gives is told when that has ended. */
export type WatchPlanning = (() => () => void) | undefined;

type Compile<T> = (operation: SelectedOperation) => Soon<T>;

/** The same compiling with somebody watching; the very same function where nobody does. */
export function watched<T>(compile: Compile<T>, watch: WatchPlanning): Compile<T> {
  if (watch === undefined) return compile;
  return (operation) => {
    const end = watch();
    let compiled: Soon<T> | null = null;
    try {
      compiled = compile(operation);
      return compiled;
    } finally {
      if (compiled instanceof Promise) compiled.then(end, end);
      else end();
    }
  };
}
