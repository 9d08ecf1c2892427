import { KeyedInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AppealKind } from '../../domain/appeal-kind.js';
import { AutoRuleMode, WordsMode } from '../../domain/auto-rule/auto-rule.js';
import { Channel } from '../../domain/channel.js';
import { Priority } from '../../domain/priority.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { AutoRule } from '../../store/auto-rules/auto-rule.entity.js';
import { AppealObject } from '../appeal.type.js';
import { ChangeInput, Success } from '../mutations.type.js';

registerEnumType(AutoRuleMode, {
  name: 'AutoRuleMode',
  description: 'What a rule does when an appeal that it is for is registered.',
  valuesConfig: { ASSIGN: { description: 'It assigns the appeal at once.' }, SUGGEST: { description: 'It only suggests: a coordinator decides.' } },
});
registerEnumType(WordsMode, {
  name: 'WordsMode',
  description: 'Whether one of the words of a rule is enough.',
  valuesConfig: { ANY: { description: 'One is enough.' }, ALL: { description: 'All have to be there.' } },
});
registerEnumType(Priority, {
  name: 'AppealPriority',
  description: 'How soon those who work on an appeal are to take it up. It changes no term.',
  valuesConfig: { NORMAL: { description: 'In its turn.' }, HIGH: { description: 'Before others.' }, URGENT: { description: 'At once.' } },
});

@ObjectType('AutoRuleConditions', { description: 'Which appeals a rule is for: every condition has to hold, an empty one always does.' })
export class ConditionsObject {
  @Field(() => [ID], { description: 'One of these categories.' })
  categoryIds!: readonly string[];

  @Field(() => [String], { description: 'One of these municipalities, by their codes.' })
  territories!: readonly string[];

  @Field(() => [String], { description: 'Words and short phrases of its text, in any of their forms.' })
  words!: readonly string[];

  @Field(() => WordsMode, { description: 'Whether one of them is enough.' })
  wordsMode!: WordsMode;

  @Field(() => [Channel], { description: 'One of these ways in.' })
  channels!: readonly Channel[];

  @Field(() => [AppealKind], { description: 'One of these kinds.' })
  kinds!: readonly AppealKind[];

  @Field(() => Boolean, { nullable: true, description: 'Whether there is danger, by its form or as an incident of high importance; null when it does not matter.' })
  hazard!: boolean | null;
}

@ObjectType('AutoRule', { description: 'By which a cabinet assigns what is registered. Rules are asked in their order, and the first one that is for an appeal and can act decides.' })
export class AutoRuleObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'What the staff call it; it stands in the history of what it assigned.' })
  title!: string;

  @Field(() => Boolean, { description: 'Whether it acts.' })
  enabled!: boolean;

  @Field(() => AutoRuleMode, { description: 'What it does with an appeal.' })
  mode!: AutoRuleMode;

  @Field(() => ConditionsObject, { description: 'Which appeals it is for.' })
  conditions!: ConditionsObject;

  @Field(() => String, { nullable: true, description: 'Login of the executor whom it assigns; null when nobody.' })
  executor!: string | null;

  @Field(() => [String], { description: 'Logins of those who help.' })
  coExecutors!: readonly string[];

  @Field(() => Priority, { nullable: true, description: 'The priority that it gives; null when it leaves it.' })
  priority!: Priority | null;

  @Field(() => Int, { description: '1 at first, one more at every change.' })
  version!: number;
}

@ObjectType('AutoRuleMatch', { description: 'An appeal that a rule is for.' })
export class AutoRuleMatchObject {
  @Field(() => AppealObject, { description: 'The appeal.' })
  appeal!: Ref<Appeal>;

  @Field(() => [String], { description: 'Why, condition by condition, in the language of `Accept-Language`.' })
  reasons!: string[];
}

@ObjectType('AutoRuleVerdict', { description: 'What a rule says of words that nobody has sent.' })
export class AutoRuleVerdictObject {
  @Field(() => AutoRuleObject, { description: 'The rule.' })
  rule!: Ref<AutoRule>;

  @Field(() => Boolean, { description: 'Whether it is for them.' })
  matches!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the one that would act: the first that is switched on, is for them and can.' })
  fires!: boolean;

  @Field(() => [String], { description: 'Its conditions: what was found, and where that is not enough what is wanted, in the language of `Accept-Language`.' })
  reasons!: string[];
}

@ObjectType('SuggestedAssignee', { description: 'What the first rule for an appeal would do.' })
export class SuggestedAssigneeObject {
  @Field(() => AutoRuleObject, { description: 'The rule.' })
  rule!: Ref<AutoRule>;

  @Field(() => String, { nullable: true, description: 'Login of the executor, of who stands in for one who is away; null when it gives a priority only.' })
  executor!: string | null;

  @Field(() => [String], { description: 'Logins of those who help.' })
  coExecutors!: readonly string[];

  @Field(() => Priority, { nullable: true, description: 'The priority; null when it leaves it.' })
  priority!: Priority | null;

  @Field(() => Boolean, { description: 'Whether that happens by itself when the appeal is registered.' })
  isAutomatic!: boolean;

  @Field(() => String, { nullable: true, description: 'Who is replaced, in the language of `Accept-Language`; null when nobody is.' })
  note!: string | null;
}

@InputType('AutoRuleConditionsInput', { description: 'Which appeals a rule is for: every condition has to hold, one that is left out always does. At most 50 values each.' })
export class ConditionsInput {
  @Field(() => [ID], { nullable: true, description: 'One of these categories.' })
  categoryIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'One of these municipalities, by their codes.' })
  territories?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Words and short phrases of up to 100 characters, in any of their forms: `яма` finds «ямы», «ямой». No patterns.' })
  words?: string[] | null;

  @Field(() => WordsMode, { nullable: true, description: 'Whether one of them is enough: `ANY` unless told.' })
  wordsMode?: WordsMode | null;

  @Field(() => [Channel], { nullable: true, description: 'One of these ways in.' })
  channels?: Channel[] | null;

  @Field(() => [AppealKind], { nullable: true, description: 'One of these kinds.' })
  kinds?: AppealKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is danger.' })
  hazard?: boolean | null;
}

@InputType({ description: 'A new rule; it comes after all others.' })
export class CreateAutoRuleInput extends KeyedInput {
  @Field(() => ID, { description: 'Of which cabinet.' })
  cabinetId!: string;

  @Field(() => String, { description: 'What the staff call it: a line of up to 200 characters.' })
  title!: string;

  @Field(() => ConditionsInput, { nullable: true, description: 'Which appeals it is for; every one without it.' })
  conditions?: ConditionsInput | null;

  @Field(() => String, { nullable: true, description: 'Login of an executor of the cabinet. Without one the rule gives a priority.' })
  executor?: string | null;

  @Field(() => [String], { nullable: true, description: 'Logins of other executors there who help; at most 10.' })
  coExecutors?: string[] | null;

  @Field(() => Priority, { nullable: true, description: 'The priority to give.' })
  priority?: Priority | null;

  @Field(() => AutoRuleMode, { nullable: true, description: 'What it does: `ASSIGN` unless told.' })
  mode?: AutoRuleMode | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it acts from now on: not unless told, so that it can be tried first.' })
  enabled?: boolean | null;
}

@InputType({ description: 'What changes of a rule; what is left out stays.' })
export class UpdateAutoRuleInput extends KeyedInput {
  @Field(() => ID, { description: 'Which rule.' })
  ruleId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the client saw: another one is a Conflict.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What the staff call it.' })
  title?: string | null;

  @Field(() => ConditionsInput, { nullable: true, description: 'All conditions anew.' })
  conditions?: ConditionsInput | null;

  @Field(() => String, { nullable: true, description: 'Login of an executor of the cabinet; null to assign nobody.' })
  executor?: string | null;

  @Field(() => [String], { nullable: true, description: 'Logins of those who help; null for nobody.' })
  coExecutors?: string[] | null;

  @Field(() => Priority, { nullable: true, description: 'The priority to give; null to leave it.' })
  priority?: Priority | null;

  @Field(() => AutoRuleMode, { nullable: true, description: 'What it does.' })
  mode?: AutoRuleMode | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it acts.' })
  enabled?: boolean | null;
}

@InputType({ description: 'Which rule to take away.' })
export class DeleteAutoRuleInput extends KeyedInput {
  @Field(() => ID, { description: 'Its id.' })
  ruleId!: string;
}

@InputType({ description: 'In which order the rules of a cabinet are asked.' })
export class ReorderAutoRulesInput extends KeyedInput {
  @Field(() => ID, { description: 'Of which cabinet.' })
  cabinetId!: string;

  @Field(() => [ID], { description: 'All its rules, the one asked first first.' })
  ruleIds!: string[];
}

@InputType({ description: 'What to try the rules of a cabinet on.' })
export class TestAutoRulesInput {
  @Field(() => ID, { description: 'Which cabinet.' })
  cabinetId!: string;

  @Field(() => String, { description: 'What a citizen could write.' })
  text!: string;

  @Field(() => ID, { nullable: true, description: 'In which category.' })
  categoryId?: string | null;

  @Field(() => String, { nullable: true, description: 'In which municipality, by its code.' })
  territory?: string | null;

  @Field(() => Channel, { nullable: true, defaultValue: Channel.PORTAL, description: 'By which way.' })
  channel!: Channel;

  @Field(() => AppealKind, { nullable: true, defaultValue: AppealKind.MESSAGE, description: 'Of which kind.' })
  kind!: AppealKind;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether there is danger.' })
  hazard!: boolean;
}

@InputType({ description: 'How soon which appeal is to be taken up.' })
export class SetPriorityInput extends ChangeInput {
  @Field(() => Priority, { description: 'The priority.' })
  priority!: Priority;
}

/** What a rule that is written is answered with; not a type of the graph by itself. */
@ObjectType()
abstract class RuleSuccess {
  @Field(() => AutoRuleObject, { description: 'The rule.' })
  rule!: Ref<AutoRule>;
}

@ObjectType({ description: 'There is a new rule.' })
export class CreateAutoRuleSuccess extends RuleSuccess {}

@ObjectType({ description: 'The rule is as it was to be.' })
export class UpdateAutoRuleSuccess extends RuleSuccess {}

@ObjectType({ description: 'The rule is gone; what it has assigned stays.' })
export class DeleteAutoRuleSuccess {
  @Field(() => ID, { description: 'Its id.' })
  ruleId!: string;
}

@ObjectType({ description: 'The rules are asked in this order.' })
export class ReorderAutoRulesSuccess {
  @Field(() => [AutoRuleObject], { description: 'The rules in their order.' })
  rules!: Ref<AutoRule>[];
}

@ObjectType({ description: 'The priority is set.' })
export class SetPrioritySuccess extends Success {}

export const CreateAutoRuleResult = mutationResult('CreateAutoRuleResult', CreateAutoRuleSuccess);
export const UpdateAutoRuleResult = mutationResult('UpdateAutoRuleResult', UpdateAutoRuleSuccess);
export const DeleteAutoRuleResult = mutationResult('DeleteAutoRuleResult', DeleteAutoRuleSuccess);
export const ReorderAutoRulesResult = mutationResult('ReorderAutoRulesResult', ReorderAutoRulesSuccess);
export const SetPriorityResult = mutationResult('SetPriorityResult', SetPrioritySuccess);
