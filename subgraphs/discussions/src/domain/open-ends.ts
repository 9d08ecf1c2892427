import type { ValidationIssue } from '@otklik/base';
import { ProposalStatus } from './proposal.js';

/** A proposal that keeps a discussion from being finished. */
export interface OpenEnd {
  readonly id: string;
  readonly status: ProposalStatus;
}

/** Says of each proposal what it waits for. The path ends with the proposal's id. */
export function openEndIssues(proposals: readonly OpenEnd[]): ValidationIssue[] {
  return proposals.map(({ id, status }) => ({
    path: ['proposals', id],
    ...(status === ProposalStatus.PENDING ? UNMODERATED : UNANSWERED),
  }));
}

const UNMODERATED = { code: 'UNMODERATED', message: { ru: 'Предложение ждёт модерации.', en: 'The proposal waits for moderation.' } };
const UNANSWERED = { code: 'UNANSWERED', message: { ru: 'На предложение нет ответа.', en: 'The proposal has no reply.' } };
