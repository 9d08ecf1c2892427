import type { ValidationIssue } from '@otklik/base';
import { AppealKind } from './appeal-kind.js';
import { Channel } from './channel.js';

/** Ways by which only staff bring something in: what is told to them, what they find, what another system had. */
const STAFF_CHANNELS: readonly Channel[] = [Channel.RECEPTION, Channel.PHONE, Channel.IMPORT];

/** What is wrong with what a citizen says a message to be: nobody makes an incident of their own words, or writes as by telephone. */
export function checkCitizensOwn(kind: AppealKind, channel: Channel): ValidationIssue[] {
  return [...(kind === AppealKind.INCIDENT ? [FORBIDDEN_KIND] : []), ...(STAFF_CHANNELS.includes(channel) ? [FORBIDDEN_CHANNEL] : [])];
}

/** What is wrong with what an operator says to have taken down for a citizen. */
export function checkTakenDown(kind: AppealKind, channel: Channel, citizenId: string | null): ValidationIssue[] {
  return [
    ...(kind === AppealKind.INCIDENT ? [FORBIDDEN_KIND] : []),
    ...(channel === Channel.RECEPTION || channel === Channel.PHONE ? [] : [NOT_ON_BEHALF]),
    ...(kind === AppealKind.APPEAL && citizenId === null ? [CITIZEN_REQUIRED] : []),
  ];
}

const FORBIDDEN_KIND: ValidationIssue = {
  path: ['kind'],
  code: 'FORBIDDEN_KIND',
  message: {
    ru: 'Инциденты заводят сотрудники по записи в социальной сети: recordIncident.',
    en: 'Incidents are recorded by staff from a post in a social network: recordIncident.',
  },
};

const FORBIDDEN_CHANNEL: ValidationIssue = {
  path: ['channel'],
  code: 'FORBIDDEN_CHANNEL',
  message: {
    ru: 'По этому каналу обращения заводят сотрудники или другие системы.',
    en: 'By this channel staff or other systems bring messages in.',
  },
};

const NOT_ON_BEHALF: ValidationIssue = {
  path: ['channel'],
  code: 'FORBIDDEN_CHANNEL',
  message: { ru: 'Со слов гражданина записывают на приёме или по телефону.', en: 'Words are taken down at a reception place or by telephone.' },
};

const CITIZEN_REQUIRED: ValidationIssue = {
  path: ['citizenId'],
  code: 'REQUIRED',
  message: {
    ru: 'Обращение по 59-ФЗ принимается только от гражданина с подтверждённой личностью: укажите его.',
    en: 'An appeal under 59-FZ is taken only of an identified citizen: say who it is.',
  },
};
