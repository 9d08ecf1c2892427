import type { RequestContext } from '@otklik/identity';
import type { OperationObservation } from './operation-observation.js';

/** A request's context on its way through a gateway that somebody listens to. */
export interface ObservedContext extends RequestContext {
  readonly observation?: OperationObservation | undefined;
}
