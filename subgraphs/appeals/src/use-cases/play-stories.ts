import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CodedError, FixedClock } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import type { PersonViewer } from '@otklik/identity';
import type { FormRegistry } from '@otklik/plugin-host';
import type { DetailsVault } from '../domain/details-vault.js';
import type { Appeal } from '../store/appeal.entity.js';
import { inBulk } from '../store/bulk.js';
import { answering } from './answer-appeal.js';
import { approving } from './approve-answer.js';
import { assigning } from './assign-appeal.js';
import { bringInWithin } from './bring-in.js';
import { applyChange, type AppealChange } from './change-appeal.js';
import { rating } from './rate-answer.js';
import { recording, type RecordIncidentInput } from './record-incident.js';
import { registering } from './register-appeal.js';
import { submitWithin, type SubmitInput } from './submit-appeal.js';
import { takingDown, type TakeDownInput } from './take-down-appeal.js';
import { takeTimedStep } from './take-timed-step.js';

/** What somebody did on the way of an appeal. */
export type Deed =
  | { readonly kind: 'SUBMIT'; readonly input: SubmitInput }
  | { readonly kind: 'TAKE_DOWN'; readonly input: TakeDownInput }
  | { readonly kind: 'RECORD'; readonly input: RecordIncidentInput }
  | { readonly kind: 'REGISTER' }
  | { readonly kind: 'ASSIGN'; readonly executor: string }
  | { readonly kind: 'ANSWER'; readonly text: string }
  | { readonly kind: 'APPROVE' }
  | { readonly kind: 'RATE'; readonly score: number; readonly comment: string | null }
  | { readonly kind: 'CLOSE' };

/** One step on the way of an appeal. */
export interface StoryStep {
  readonly appealId: string;
  readonly at: Date;
  /** Whoever did it; of what the platform itself does, nobody is asked. */
  readonly by: PersonViewer;
  readonly deed: Deed;
}

/**
 * Plays the ways of many new appeals, in the order given, by the same rules as the use-cases but in one transaction: for demo
 * data, where thousands of steps are to take seconds. Nothing is written when a rule refuses a step.
 */
export async function playStories(orm: MikroORM, forms: FormRegistry, steps: readonly StoryStep[]): Promise<void> {
  const appeals = new Map<string, Appeal>();
  await orm.em.fork({ session: sessionOf(SYSTEM) }).transactional((tx) =>
    inBulk(tx, async () => {
      for (const step of steps) appeals.set(step.appealId, await playStep(forms, tx, appeals.get(step.appealId), step));
    }),
  );
}

function playStep(forms: FormRegistry, tx: EntityManager, appeal: Appeal | undefined, { appealId, at, by, deed }: StoryStep): Promise<Appeal> {
  if (deed.kind === 'SUBMIT') return submitWithin({ forms, vault: NO_VAULT }, tx, by, deed.input, appealId, at);
  if (deed.kind === 'TAKE_DOWN') return bringInWithin({ forms, vault: NO_VAULT }, tx, by, takingDown(deed.input), appealId, at);
  if (deed.kind === 'RECORD') return bringInWithin({ forms, vault: NO_VAULT }, tx, by, recording(deed.input), appealId, at);
  if (appeal === undefined) throw new Error(`The story of ${appealId} does not begin with its submission`);
  if (deed.kind === 'CLOSE') return takeTimedStep(tx, appeal, 'CLOSE', at);
  return applyChange({ viewer: by, clock: new FixedClock(at) }, tx, appeal, changeOf(forms, appealId, deed));
}

function changeOf(forms: FormRegistry, appealId: string, deed: Exclude<Deed, { readonly kind: 'SUBMIT' | 'TAKE_DOWN' | 'RECORD' | 'CLOSE' }>): AppealChange {
  switch (deed.kind) {
    case 'REGISTER':
      return registering(forms, { appealId });
    case 'ASSIGN':
      return assigning({ appealId, executor: deed.executor });
    case 'ANSWER':
      return answering({ appealId, text: deed.text });
    case 'APPROVE':
      return approving({ appealId });
    case 'RATE':
      return rating({ appealId, score: deed.score, comment: deed.comment });
  }
}

/** Stories are made up, and tell nothing personal. */
const NO_VAULT: DetailsVault = {
  seal: () => Promise.reject(CodedError.personalDataUnavailable()),
  open: () => Promise.reject(CodedError.personalDataUnavailable()),
};
