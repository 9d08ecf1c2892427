import { outcome } from '@otklik/subgraph';
import type { AppealsContext } from '../appeals-context.js';
import type { Appeal } from '../store/appeal.entity.js';

/** Runs a use-case and wraps the appeal it answers, or its refusal. */
export function answerWithAppeal<Success extends { appeal: Appeal }>(ctx: AppealsContext, success: new () => Success, run: () => Promise<Appeal>) {
  return outcome(ctx.locale, async () => Object.assign(new success(), { appeal: await run() }));
}
