import { HOLDER_TITLES } from '@otklik/identity';
import { ACTIONS, type Action } from './domain/action.js';
import { AppealKind } from './domain/appeal-kind.js';
import { STATUS_TITLES, type AppealStatus } from './domain/appeal-status.js';
import type { Need } from './domain/need.js';
import { REJECTION_GROUNDS } from './domain/rejection-ground.js';
import { transition } from './domain/status-machine.js';
import { TIMED_STEPS, type TimedStep } from './domain/timed-step.js';
import type { Told } from './domain/transitions.js';
import { APPEAL_PERMISSIONS, permissionFor } from './permissions.js';

const TOLD: Readonly<Record<Told, string>> = {
  AUTHOR: 'автор · author',
  COORDINATOR: 'координатор · coordinator',
  EXECUTOR: 'исполнитель · executor',
  APPROVER: 'утверждающий · approver',
  PARTICIPANTS: 'участвующие ведомства · agencies that take part',
};

const TARGETS: Readonly<Record<string, string>> = { SAME: 'то же · the same', BACK: 'где было до вопроса · where it stood before the question' };

/** The page of the status machine, docs/appeal-statuses.md: made of the machine and the permission table. */
export function statusesPage(): string {
  return [
    '# Путь обращения · The way of an appeal',
    '',
    'Made from the status machine in the code (`subgraphs/appeals/src/domain/transitions.ts`) and the permission table by `npx pnpm schema`. A client need not',
    'know it by heart: `Appeal.availableActions` says what the viewer may do now, by which mutation and what it has to be told. Whatever is not here is',
    'refused with `Conflict` (`WRONG_STATUS`), or with `Forbidden`, and changes nothing.',
    '',
    ...table(['состояние · status', 'что это · what it is', 'что дальше · what comes next'], Object.entries(STATUS_TITLES).map(([status, { ru, en }]) => [code(status), `${ru} · ${en}`, nextOf(status as AppealStatus)])),
    '',
    '## Шаги · Steps',
    '',
    ...table(
      ['шаг · step', 'откуда → куда · from → to', 'кто · who', 'что указать · to be told', 'мутация · mutation', 'событие · event', 'кого уведомить · who is told'],
      ACTIONS.map(stepRow),
    ),
    '',
    ...table(['по времени · by time', 'откуда · from', 'когда и куда · when and where to', 'событие · event', 'кого уведомить · who is told'], Object.values(TIMED_STEPS).map(timedRow)),
    '',
    '`*` must be given. A step without kinds is for all of them.',
    '',
    '## Кто · Who',
    '',
    ...table(['в таблице', 'по-русски', 'in English'], holders().map((holder) => [code(holder), HOLDER_TITLES[holder].ru, HOLDER_TITLES[holder].en])),
    '',
    '## Основания для отказа · Grounds for rejection',
    '',
    ...table(
      ['основание · ground', ...Object.values(AppealKind).map(code)],
      REJECTION_GROUNDS.map(({ code: ground, title, kinds }) => [`${code(ground)} ${title.ru} · ${title.en}`, ...Object.values(AppealKind).map((kind) => (kinds.includes(kind) ? '+' : ''))]),
    ),
    '',
  ].join('\n');
}

function stepRow(action: Action): string[] {
  const { title, from, to, kinds, needs, mutation, event, tells } = transition(action);
  return [
    `${code(action)} ${title.ru} · ${title.en}${kinds === undefined ? '' : ` (${kinds.map(code).join(', ')})`}`,
    `${from.map(code).join(', ')} → ${TARGETS[to] ?? code(to)}`,
    APPEAL_PERMISSIONS.rows[permissionFor(action)].who.map(code).join(', '),
    needs.map(needText).join('; '),
    code(mutation),
    code(event),
    tells.map((told) => TOLD[told]).join(', '),
  ];
}

function timedRow({ title, from, rule, event, tells }: TimedStep): string[] {
  return [`${title.ru} · ${title.en}`, from.map(code).join(', '), `${rule.ru} · ${rule.en}`, code(event), tells.map((told) => TOLD[told]).join(', ')];
}

function nextOf(status: AppealStatus): string {
  return ACTIONS.filter((action) => transition(action).from.includes(status)).map(code).join(', ');
}

function needText({ field, required, title }: Need): string {
  return `${code(field)}${required ? '*' : ''} ${title.ru} · ${title.en}`;
}

function holders() {
  return [...new Set(ACTIONS.flatMap((action) => APPEAL_PERMISSIONS.rows[permissionFor(action)].who))];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function code(text: string): string {
  return `\`${text}\``;
}
