import { Access, failureOf, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import { approveAnswer } from '../../use-cases/approve-answer.js';
import { assignAppeal } from '../../use-cases/assign-appeal.js';
import { actInBulk } from '../../use-cases/desk/act-in-bulk.js';
import type { BulkInput, BulkItem, BulkStep } from '../../use-cases/desk/bulk.js';
import { extendDeadline } from '../../use-cases/extend-deadline.js';
import { moderateAppeal } from '../../use-cases/moderate-appeal.js';
import { postponeAppeal } from '../../use-cases/postpone-appeal.js';
import { redirectAppeal } from '../../use-cases/redirect-appeal.js';
import { registerAppeal } from '../../use-cases/register-appeal.js';
import { rejectAppeal } from '../../use-cases/reject-appeal.js';
import type { BulkTypes } from './bulk-types.js';
import {
  BULK_APPROVE,
  BULK_ASSIGN,
  BULK_EXTEND,
  BULK_MODERATE,
  BULK_POSTPONE,
  BULK_REDIRECT,
  BULK_REGISTER,
  BULK_REJECT,
  BulkApproveInput,
  BulkAssignInput,
  BulkExtendInput,
  BulkModerateInput,
  BulkPostponeInput,
  BulkRedirectInput,
  BulkRegisterInput,
  BulkRejectInput,
} from './bulk.type.js';

const EACH = 'each by itself, with the rules of the single step: what is refused spoils no other. With a key a broken off request goes on where it stopped.';
const WHICH = { description: 'Which appeals, and what the step needs.' };

/** Steps that are taken with hundreds of appeals at once (docs/clerks-desk.md). */
@Resolver()
export class BulkResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.moderate')
  @Mutation(() => BULK_MODERATE.Result, { description: `\`moderateAppeal\` for up to 500 appeals, ${EACH}` })
  bulkModerate(@Arg('input', () => BulkModerateInput, WHICH) input: BulkModerateInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_MODERATE, { mutation: 'bulkModerate', action: 'MODERATE', run: moderateAppeal }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.register')
  @Mutation(() => BULK_REGISTER.Result, { description: `\`registerAppeal\` for up to 500 appeals, ${EACH} Their numbers follow the order of the list.` })
  bulkRegister(@Arg('input', () => BulkRegisterInput, WHICH) input: BulkRegisterInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_REGISTER, { mutation: 'bulkRegister', action: 'REGISTER', run: registerAppeal }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.assign')
  @Mutation(() => BULK_ASSIGN.Result, { description: `\`assignAppeal\` for up to 500 appeals, ${EACH}` })
  bulkAssign(@Arg('input', () => BulkAssignInput, WHICH) input: BulkAssignInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_ASSIGN, { mutation: 'bulkAssign', action: 'ASSIGN', run: assignAppeal }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.reject')
  @Mutation(() => BULK_REJECT.Result, { description: `\`rejectAppeal\` for up to 500 appeals, ${EACH}` })
  bulkReject(@Arg('input', () => BulkRejectInput, WHICH) input: BulkRejectInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_REJECT, { mutation: 'bulkReject', action: 'REJECT', run: rejectAppeal }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.redirect')
  @Mutation(() => BULK_REDIRECT.Result, { description: `\`redirectAppeal\` for up to 500 appeals, ${EACH} Of those that have gone a later retry says NotFound: they are another cabinet’s.` })
  bulkRedirect(@Arg('input', () => BulkRedirectInput, WHICH) input: BulkRedirectInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_REDIRECT, { mutation: 'bulkRedirect', action: 'REDIRECT', run: redirectAppeal }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.extend')
  @Mutation(() => BULK_EXTEND.Result, { description: `\`extendDeadline\` for up to 500 appeals, ${EACH}` })
  bulkExtend(@Arg('input', () => BulkExtendInput, WHICH) input: BulkExtendInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_EXTEND, { mutation: 'bulkExtend', action: 'EXTEND', run: extendDeadline }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.postpone')
  @Mutation(() => BULK_POSTPONE.Result, { description: `\`postponeAppeal\` for up to 500 messages, ${EACH}` })
  bulkPostpone(@Arg('input', () => BulkPostponeInput, WHICH) input: BulkPostponeInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_POSTPONE, { mutation: 'bulkPostpone', action: 'POSTPONE', run: postponeAppeal }, input);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.approve')
  @Mutation(() => BULK_APPROVE.Result, { description: `\`approveAnswer\` for up to 500 appeals, ${EACH}` })
  bulkApprove(@Arg('input', () => BulkApproveInput, WHICH) input: BulkApproveInput, @Ctx() ctx: AppealsContext): Promise<object> {
    return inBulk(ctx, BULK_APPROVE, { mutation: 'bulkApprove', action: 'APPROVE', run: approveAnswer }, input);
  }
}

function inBulk<Input extends BulkInput>(ctx: AppealsContext, { Item, Success, StepSuccess }: BulkTypes, step: BulkStep<Input>, input: Input): Promise<object> {
  const outcomeOf = (item: BulkItem): object => {
    if ('fault' in item) return item.fault;
    return 'refusal' in item ? failureOf(item.refusal, ctx.locale) : Object.assign(new StepSuccess(), { appeal: item.appeal });
  };
  return outcome(ctx.locale, async () => {
    const items = await actInBulk(ctx, step, input);
    const results = items.map((item) => Object.assign(new Item(), { appealId: item.appealId, outcome: outcomeOf(item) }));
    const done = items.filter((item) => 'appeal' in item).length;
    return Object.assign(new Success(), { results, done, refused: items.length - done });
  });
}
