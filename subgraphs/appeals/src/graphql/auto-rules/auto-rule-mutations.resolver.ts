import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import { createRule, deleteRule, reorderRules, updateRule } from '../../use-cases/auto-rules/write-auto-rules.js';
import { setPriority } from '../../use-cases/set-priority.js';
import { answerWithAppeal } from '../answer-with-appeal.js';
import {
  CreateAutoRuleInput,
  CreateAutoRuleResult,
  CreateAutoRuleSuccess,
  DeleteAutoRuleInput,
  DeleteAutoRuleResult,
  DeleteAutoRuleSuccess,
  ReorderAutoRulesInput,
  ReorderAutoRulesResult,
  ReorderAutoRulesSuccess,
  SetPriorityInput,
  SetPriorityResult,
  SetPrioritySuccess,
  UpdateAutoRuleInput,
  UpdateAutoRuleResult,
  UpdateAutoRuleSuccess,
} from './auto-rule.type.js';

@Resolver()
export class AutoRuleMutationsResolver {
  @Access(APPEAL_PERMISSIONS, 'auto-rule.write')
  @Mutation(() => CreateAutoRuleResult, { description: 'Adds a rule. For administrators of the cabinet.' })
  createAutoRule(@Arg('input', () => CreateAutoRuleInput, { description: 'The rule.' }) input: CreateAutoRuleInput, @Ctx() ctx: AppealsContext): Promise<typeof CreateAutoRuleResult> {
    return outcome(ctx.locale, async () => Object.assign(new CreateAutoRuleSuccess(), { rule: await createRule(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'auto-rule.write')
  @Mutation(() => UpdateAutoRuleResult, { description: 'Changes a rule, switches it on or off. For administrators of the cabinet.' })
  updateAutoRule(@Arg('input', () => UpdateAutoRuleInput, { description: 'Which rule, and what changes.' }) input: UpdateAutoRuleInput, @Ctx() ctx: AppealsContext): Promise<typeof UpdateAutoRuleResult> {
    return outcome(ctx.locale, async () => Object.assign(new UpdateAutoRuleSuccess(), { rule: await updateRule(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'auto-rule.write')
  @Mutation(() => DeleteAutoRuleResult, { description: 'Takes a rule away. For administrators of the cabinet.' })
  deleteAutoRule(@Arg('input', () => DeleteAutoRuleInput, { description: 'Which rule.' }) input: DeleteAutoRuleInput, @Ctx() ctx: AppealsContext): Promise<typeof DeleteAutoRuleResult> {
    return outcome(ctx.locale, async () => Object.assign(new DeleteAutoRuleSuccess(), { ruleId: await deleteRule(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'auto-rule.write')
  @Mutation(() => ReorderAutoRulesResult, { description: 'Says in which order the rules of a cabinet are asked. For its administrators.' })
  reorderAutoRules(@Arg('input', () => ReorderAutoRulesInput, { description: 'All rules in their order.' }) input: ReorderAutoRulesInput, @Ctx() ctx: AppealsContext): Promise<typeof ReorderAutoRulesResult> {
    return outcome(ctx.locale, async () => Object.assign(new ReorderAutoRulesSuccess(), { rules: await reorderRules(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.prioritise')
  @Mutation(() => SetPriorityResult, { description: 'Says how soon an appeal is to be taken up. For coordinators and moderators of the cabinet.' })
  setPriority(@Arg('input', () => SetPriorityInput, { description: 'Which appeal, and the priority.' }) input: SetPriorityInput, @Ctx() ctx: AppealsContext): Promise<typeof SetPriorityResult> {
    return answerWithAppeal(ctx, SetPrioritySuccess, () => setPriority(ctx, input));
  }
}
