import { localize } from '@otklik/base';
import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { AutoRuleMode } from '../../domain/auto-rule/auto-rule.js';
import { Priority } from '../../domain/priority.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { AutoRule } from '../../store/auto-rules/auto-rule.entity.js';
import { matchesOf, problemFor, rulesFor, suggestionFor, tryRules } from '../../use-cases/auto-rules/view-auto-rules.js';
import { priorityFor } from '../../use-cases/view-way.js';
import { AppealObject } from '../appeal.type.js';
import { CabinetStub } from '../stubs.type.js';
import { AutoRuleMatchObject, AutoRuleObject, AutoRuleVerdictObject, SuggestedAssigneeObject, TestAutoRulesInput } from './auto-rule.type.js';

@Resolver(() => AutoRuleObject)
export class AutoRuleResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What an administrator should know: why it is passed over now, or whom it leaves out, in the language of `Accept-Language`. Null when all is well.' })
  async problem(@Root() rule: Ref<AutoRule>, @Ctx() ctx: AppealsContext): Promise<string | null> {
    const problem = await problemFor(ctx, rule);
    return problem === null ? null : localize(problem, ctx.locale);
  }

  @FieldResolver(() => [AutoRuleMatchObject], { description: 'Those of the newest 200 appeals of the cabinet that it is for, also when it is not switched on; the newest first.' })
  async matches(
    @Root() rule: Ref<AutoRule>,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many, from 1 to 50.' }) first: number,
    @Ctx() ctx: AppealsContext,
  ): Promise<AutoRuleMatchObject[]> {
    const matches = await matchesOf(ctx, rule, first);
    return matches.map(({ appeal, reasons }) => ({ appeal, reasons: reasons.map((reason) => localize(reason, ctx.locale)) }));
  }
}

@Resolver(() => CabinetStub)
export class CabinetAutoRulesResolver {
  @Access(APPEAL_PERMISSIONS, 'auto-rule.see')
  @FieldResolver(() => [AutoRuleObject], { nullable: true, description: 'The rules of this cabinet, the one asked first first. Null for those who do not work here, nor look after it.' })
  autoRules(@Root() cabinet: CabinetStub, @Ctx() ctx: AppealsContext): Promise<Ref<AutoRule>[] | null> {
    return rulesFor(ctx, cabinet.id);
  }

  @Access(APPEAL_PERMISSIONS, 'auto-rule.see')
  @Query(() => [AutoRuleVerdictObject], { description: 'Which rule of a cabinet would act on words that nobody has sent, and why the others would not. Nothing is written.' })
  async testAutoRules(
    @Arg('input', () => TestAutoRulesInput, { description: 'What to try them on.' }) input: TestAutoRulesInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<Ref<AutoRuleVerdictObject>[]> {
    const verdicts = await tryRules(ctx, input);
    return verdicts.map(({ reasons, ...verdict }) => ({ ...verdict, reasons: reasons.map((reason) => localize(reason, ctx.locale)) }));
  }
}

@Resolver(() => AppealObject)
export class AppealPriorityResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => Priority, { nullable: true, description: 'How soon it is to be taken up; only for the cabinet and the operator.' })
  priority(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Priority | null {
    return priorityFor(ctx, appeal);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => SuggestedAssigneeObject, { nullable: true, description: 'What the first rule for it would do, while nobody works on it; only for the cabinet and the operator.' })
  async suggestedAssignee(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<Ref<SuggestedAssigneeObject> | null> {
    const choice = await suggestionFor(ctx, appeal);
    if (choice === null) return null;
    const { rule, assignees, note } = choice;
    return {
      rule,
      executor: assignees?.executor ?? null,
      coExecutors: assignees?.coExecutors ?? [],
      priority: rule.priority ?? null,
      isAutomatic: rule.mode === AutoRuleMode.ASSIGN,
      note: note === null ? null : localize(note, ctx.locale),
    };
  }
}
