import { checkLine, type ValidationIssue } from '@otklik/base';

/** By which way people come to a questionnaire. */
export enum Channel {
  SITE_WIDGET = 'SITE_WIDGET',
  PUBLIC_PAGE = 'PUBLIC_PAGE',
  RECEPTION = 'RECEPTION',
  PLATFORM = 'PLATFORM',
}

/** Who may answer a questionnaire. */
export enum Respondents {
  /** Whoever comes, signed in or not. */
  ANYBODY = 'ANYBODY',
  /** Those who are signed in. */
  SIGNED_IN = 'SIGNED_IN',
}

/** What is asked about, as ids or codes of the register of services and life situations. */
export interface Binding {
  readonly serviceId: string | null;
  readonly lifeSituationId: string | null;
  /** Code of a stage of the life situation or service. */
  readonly stage: string | null;
}

/** The same as a client sends it. */
export type BindingInput = { readonly [Name in keyof Binding]?: string | null };

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u;
const MAX_CODE = 100;
const MAX_PLACE = 200;
const MOST_A_DAY = 10_000;

/** How many answers a day one address gives at a placement unless told: at a reception place people share a device. */
const USUAL_PER_DAY: Readonly<Record<Channel, number>> = { SITE_WIDGET: 30, PUBLIC_PAGE: 30, PLATFORM: 30, RECEPTION: 300 };

/** The binding as it is kept. */
export function bindingOf(input: BindingInput | null | undefined): Binding {
  return { serviceId: input?.serviceId ?? null, lifeSituationId: input?.lifeSituationId ?? null, stage: input?.stage ?? null };
}

/** What is wrong with a binding: each code has no spaces, and a stage is one of something. */
export function checkBinding(input: BindingInput | null | undefined, path: readonly string[]): ValidationIssue[] {
  const binding = bindingOf(input);
  const issues = (['serviceId', 'lifeSituationId', 'stage'] as const).flatMap((name) => {
    const code = binding[name];
    return code === null || (CODE.test(code) && code.length <= MAX_CODE) ? [] : [{ path: [...path, name], code: 'BAD_CODE', message: BAD_CODE }];
  });
  if (binding.stage === null || binding.serviceId !== null || binding.lifeSituationId !== null) return issues;
  return [...issues, { path: [...path, 'stage'], code: 'STAGE_OF_NOTHING', message: STAGE_OF_NOTHING }];
}

/** A placement as staff send it. */
export interface PlaceInput {
  readonly channel: Channel;
  readonly place: string;
  readonly answersPerDay?: number | null;
  readonly binding?: BindingInput | null;
}

/** How many answers a day one address gives at a placement. */
export function answersPerDayOf({ channel, answersPerDay }: Pick<PlaceInput, 'channel' | 'answersPerDay'>): number {
  return answersPerDay ?? USUAL_PER_DAY[channel];
}

/** Everything that is wrong with a placement. */
export function checkPlacement({ place, answersPerDay, binding }: PlaceInput): ValidationIssue[] {
  const inRange = answersPerDay == null || (Number.isInteger(answersPerDay) && answersPerDay >= 1 && answersPerDay <= MOST_A_DAY);
  return [
    ...checkLine(place, ['place'], MAX_PLACE),
    ...checkBinding(binding, ['binding']),
    ...(inRange ? [] : [{ path: ['answersPerDay'], code: 'OUT_OF_RANGE', message: { ru: `От 1 до ${MOST_A_DAY}.`, en: `1 to ${MOST_A_DAY}.` } }]),
  ];
}

const BAD_CODE = { ru: 'Код или id: буквы, цифры, «.», «_», «:», «-», до 100 знаков.', en: 'A code or id: letters, digits, ".", "_", ":", "-", up to 100 characters.' };
const STAGE_OF_NOTHING = { ru: 'Назовите услугу или жизненную ситуацию, которой принадлежит этап.', en: 'Name the service or the life situation whose stage it is.' };
