import type { LocalizedText } from '@otklik/base';
import type { AppealDetailsObject, FormValues } from '@otklik/plugin-host';
import type { AppealStatus } from '../domain/appeal-status.js';
import { publicAddress } from '../domain/public-address.js';
import { publicAnswer, publicText, type TextRange } from '../domain/public-text.js';
import { RedactionTarget } from '../domain/redaction.js';
import type { Location } from '../domain/location.js';
import type { Origin } from '../domain/origin.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { Redaction } from '../store/redaction.entity.js';
import { mayReadPrivate, maySeeAnswer, maySeeAuthor, maySeeWork, takesPart } from './may-read.js';
import type { Setting } from './setting.js';

/** Where it is about; the public sees the house, not the flat. Whoever takes part has to find the place. */
export function locationFor({ viewer }: Setting, appeal: Appeal): Location | null {
  const { latitude, longitude, address = null } = appeal;
  if (latitude == null || longitude == null) return null;
  const shown = address === null || maySeeAuthor(viewer, appeal) || takesPart(viewer, appeal) ? address : publicAddress(address) || null;
  return { latitude, longitude, address: shown };
}

/** Who wrote it, for insiders. */
export function authorFor({ viewer }: Setting, appeal: Appeal): string | null {
  return maySeeAuthor(viewer, appeal) ? (appeal.authorId ?? null) : null;
}

/** What was filled in; what is personal of it for those who see the author. */
export async function detailsFor({ viewer, forms, vault, loaders }: Setting, appeal: Appeal): Promise<AppealDetailsObject | null> {
  const { id, form } = appeal;
  if (form == null) return null;
  const open = (appeal.details ?? {}) as FormValues;
  const sealed = forms.hasPersonal(form) && maySeeAuthor(viewer, appeal) ? await loaders.personalDetails.load(id) : null;
  const personal = sealed === null ? {} : (JSON.parse(await vault.open(id, sealed)) as FormValues);
  return forms.toGraphQL(form, { ...open, ...personal });
}

/** Who works on it, for the cabinet and the operator. */
export function executorFor({ viewer }: Setting, appeal: Appeal): string | null {
  return maySeeWork(viewer, appeal) ? (appeal.executor ?? null) : null;
}

/** One change as somebody sees it. */
export interface HistoryView {
  readonly at: Date;
  readonly status: AppealStatus;
  readonly version: number;
  readonly comment: LocalizedText | null;
  /** Of staff and the platform; of its author nobody needs to know more than that. */
  readonly actor: string | null;
  readonly onBehalfOf: string | null;
  readonly note: LocalizedText | null;
}

/** Every change; who of the staff did it, and for whom, is for the cabinet and the operator. */
export async function historyFor({ viewer, loaders }: Setting, appeal: Appeal): Promise<HistoryView[]> {
  const seesWork = maySeeWork(viewer, appeal);
  const history = await loaders.history.load(appeal);
  return history.map(({ at, status, version, comment = null, actor = null, actorRole, onBehalfOf = null, note = null }) => ({
    at,
    status,
    version,
    comment,
    actor: seesWork && actorRole !== 'AUTHOR' ? actor : null,
    onBehalfOf: seesWork ? onBehalfOf : null,
    note: seesWork ? note : null,
  }));
}

/** What was written: as it is for those who may read the appeal when it is private, for everybody else without what is hidden. */
export async function textFor(setting: Setting, appeal: Appeal, mark: string): Promise<string> {
  if (mayReadPrivate(setting.viewer, appeal)) return appeal.text;
  const hidden = await hiddenFor(setting, appeal, RedactionTarget.TEXT);
  return hidden === 'all' ? mark : publicText(appeal.text, hidden, mark);
}

/** The answer: for everybody once it is approved, as a draft for the cabinet and the operator. */
export async function answerFor(setting: Setting, appeal: Appeal, mark: string): Promise<{ text: string; answeredAt: Date | null } | null> {
  const { answerText: text, answeredAt = null } = appeal;
  if (text == null || !maySeeAnswer(setting.viewer, appeal)) return null;
  if (mayReadPrivate(setting.viewer, appeal)) return { text, answeredAt };
  const hidden = await hiddenFor(setting, appeal, RedactionTarget.ANSWER);
  return { text: hidden === 'all' ? mark : publicAnswer(text, hidden, mark), answeredAt };
}

async function hiddenFor({ loaders }: Setting, { id }: Appeal, target: RedactionTarget): Promise<readonly TextRange[] | 'all'> {
  const redactions = (await loaders.redactions.load(id)).filter((redaction) => redaction.target === target);
  return redactions.some(({ ranges }) => ranges == null) ? 'all' : redactions.flatMap(({ ranges }) => ranges ?? []);
}

/** The rating; what its author wrote to it is for insiders. */
export function ratingFor({ viewer }: Setting, appeal: Appeal): { score: number; comment: string | null } | null {
  if (appeal.ratingScore == null) return null;
  return { score: appeal.ratingScore, comment: maySeeAuthor(viewer, appeal) ? (appeal.ratingComment ?? null) : null };
}

/** Where an imported message comes from, for the cabinet and the operator. */
export function originFor({ viewer }: Setting, appeal: Appeal): Origin | null {
  return maySeeWork(viewer, appeal) ? (appeal.origin ?? null) : null;
}

/** Which parts of a text are hidden, for those who may read all of it. */
export async function rangesFor({ viewer, loaders }: Setting, { appealId, ranges }: Redaction): Promise<TextRange[] | null> {
  const appeal = await loaders.appeal.load(appealId);
  return appeal === null || ranges == null || !mayReadPrivate(viewer, appeal) ? null : [...ranges];
}
