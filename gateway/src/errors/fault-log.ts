import { describeFault, processLog } from '@otklik/observability';

/** Where faults are written; a test gives its own. One call is one fault. */
export type FaultLog = (fault: unknown, about: FaultContext) => void;

/** What a fault's line says besides the fault. */
export interface FaultContext {
  readonly requestId?: string;
  /** Where it came up: `http`, `socket`, `graphql`. */
  readonly place: string;
  readonly path?: readonly (string | number)[];
}

/** Writes a fault as one line of level `error` to the log of this process. */
export const logFaultToProcessLog: FaultLog = (fault, about) => processLog().error({ ...about, ...describeFault(fault) }, 'fault');
