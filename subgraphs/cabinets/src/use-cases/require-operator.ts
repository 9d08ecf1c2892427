import { Refusal } from '@otklik/base';
import { isOperator, type Viewer } from '@otklik/identity';

/** Refuses everybody but the platform's operator. */
export function requireOperator(viewer: Viewer): void {
  if (!isOperator(viewer)) throw Refusal.forbidden();
}
