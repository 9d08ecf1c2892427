import { localize, type Locale } from '@otklik/base';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Action } from '../domain/action.js';
import type { AppealKind } from '../domain/appeal-kind.js';
import type { NeedKind } from '../domain/need.js';
import { REJECTION_GROUNDS, groundsFor, type RejectionGround, type RejectionGroundCode } from '../domain/rejection-ground.js';
import { transition } from '../domain/status-machine.js';
import { TRANSITIONS } from '../domain/transitions.js';

/** The values of a union of strings as an enum of the graph. */
const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;

export const AppealAction = enumOf(Object.keys(TRANSITIONS) as Action[]);
export const ActionNeedKind = enumOf<NeedKind>(['TEXT', 'GROUND', 'EXECUTOR', 'EXECUTORS', 'AGENCY', 'AGENCIES', 'BOOLEAN', 'DAYS', 'DATE', 'SCORE', 'PRIORITY']);
export const RejectionGroundEnum = enumOf(REJECTION_GROUNDS.map(({ code }) => code));

registerEnumType(AppealAction, {
  name: 'AppealAction',
  description: 'A step of an appeal through its statuses (docs/appeal-statuses.md).',
  valuesConfig: Object.fromEntries(Object.entries(TRANSITIONS).map(([action, { title, mutation }]) => [action, { description: `${title.en}: \`${mutation}\`.` }])),
});

registerEnumType(ActionNeedKind, {
  name: 'ActionNeedKind',
  description: 'What kind of value a step has to be given.',
  valuesConfig: {
    TEXT: { description: 'Words.' },
    GROUND: { description: 'One of the grounds for rejection.' },
    EXECUTOR: { description: 'Login of an executor of the cabinet.' },
    EXECUTORS: { description: 'A list of such logins.' },
    AGENCY: { description: 'Id of an agency that has a cabinet.' },
    AGENCIES: { description: 'A list of `{agencyId, question, dueOn}`, of which the last may be left out.' },
    BOOLEAN: { description: 'Yes or no.' },
    DAYS: { description: 'A whole number of calendar days, from 1 to 30.' },
    DATE: { description: 'A day such as `2027-05-15`.' },
    SCORE: { description: 'A whole number from 1 to 5.' },
    PRIORITY: { description: 'One of the priorities.' },
  },
});

registerEnumType(RejectionGroundEnum, {
  name: 'RejectionGroundCode',
  description: 'Why an appeal is turned away; each ground is for certain kinds of appeals.',
  valuesConfig: Object.fromEntries(
    REJECTION_GROUNDS.map(({ code, title, kinds }) => [code, { description: `${title.en}. For ${kinds.map((kind) => `\`${kind}\``).join(', ')}.` }]),
  ),
});

@ObjectType('RejectionGround', { description: 'A ground on which an appeal is turned away.' })
export class RejectionGroundObject {
  @Field(() => RejectionGroundEnum, { description: 'For programs.' })
  code!: RejectionGroundCode;

  @Field(() => String, { description: 'For people, in the language of `Accept-Language`.' })
  title!: string;
}

@ObjectType('ActionNeed', { description: 'One thing that a step has to be told: a field of its mutation’s input.' })
export class ActionNeedObject {
  @Field(() => String, { description: 'Name of the field.' })
  field!: string;

  @Field(() => ActionNeedKind, { description: 'What kind of value it takes.' })
  kind!: NeedKind;

  @Field(() => Boolean, { description: 'Whether it must be given.' })
  required!: boolean;

  @Field(() => String, { description: 'For people, in the language of `Accept-Language`.' })
  title!: string;
}

@ObjectType('AvailableAction', { description: 'A step that the viewer may take with an appeal now.' })
export class AvailableActionObject {
  @Field(() => AppealAction, { description: 'Which step.' })
  action!: Action;

  @Field(() => String, { description: 'What people call it, in the language of `Accept-Language`.' })
  title!: string;

  @Field(() => String, { description: 'The mutation that takes it; besides the needs, its input takes `appealId` and `expectedVersion`.' })
  mutation!: string;

  @Field(() => [ActionNeedObject], { description: 'What it has to be told.' })
  needs!: ActionNeedObject[];

  @Field(() => [RejectionGroundObject], { description: 'The grounds to choose from, when it needs one; they depend on the kind of the appeal.' })
  grounds!: RejectionGroundObject[];
}

/** A ground as the graph answers it. */
export function groundObject({ code, title }: RejectionGround, locale: Locale): RejectionGroundObject {
  return { code, title: localize(title, locale) };
}

/** An action as the graph answers it. */
export function actionObject(action: Action, kind: AppealKind, locale: Locale): AvailableActionObject {
  const { title, mutation, needs } = transition(action);
  return {
    action,
    title: localize(title, locale),
    mutation,
    needs: needs.map((need) => ({ ...need, title: localize(need.title, locale) })),
    grounds: needs.some((need) => need.kind === 'GROUND') ? groundsFor(kind).map((ground) => groundObject(ground, locale)) : [],
  };
}
