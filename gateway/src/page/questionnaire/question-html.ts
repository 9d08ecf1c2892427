import type { Locale } from '@otklik/base';
import { escapeHtml } from '../escape-html.js';
import type { SentAnswer } from './form-body.js';
import type { ChoiceView, QuestionView } from './form-operations.js';
import { FORM_TEXTS } from './form-texts.js';

/** More values than this are typed in, not chosen. */
const MOST_BUTTONS = 11;

/** What a question is shown with. */
interface Shown {
  readonly question: QuestionView;
  /** What has been answered so far. */
  readonly answer: SentAnswer | undefined;
  /** What is wrong with it. */
  readonly issue: string | undefined;
  readonly locale: Locale;
}

/** A question with its fields: a group with a legend, which says what is wrong. No script. */
export function questionHtml(shown: Shown): string {
  const { question, issue, locale } = shown;
  const id = `q-${question.key}`;
  const star = question.required ? ` <abbr title="${FORM_TEXTS.required[locale]}">*</abbr>` : '';
  const error = issue === undefined ? '' : `<p class="error" id="${id}-error">${escapeHtml(issue)}</p>`;
  const invalid = issue === undefined ? '' : ` aria-invalid="true" aria-describedby="${id}-error"`;
  return `<fieldset id="${id}"${invalid}><legend>${escapeHtml(question.title)}${star}</legend>${error}${fieldsOf(shown)}</fieldset>`;
}

function fieldsOf({ question, answer, locale }: Shown): string {
  const { key, kind, options, scale, maxLength, required, title } = question;
  switch (kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return options.map((option) => choice(kind === 'SINGLE' ? 'radio' : 'checkbox', `o.${key}`, option, answer?.options?.includes(option.key) ?? false)).join('');
    case 'MATRIX':
      return matrix(question, answer);
    case 'RANKING':
      return options.map((option) => ranked(key, option, options.length, answer, locale)).join('');
    case 'TEXT':
      return `<textarea name="t.${key}" rows="4" aria-label="${escapeHtml(title)}"${maxLength === null ? '' : ` maxlength="${maxLength}"`}${required ? ' required' : ''}>${escapeHtml(answer?.text ?? '')}</textarea>`;
    default:
      return scale === null ? '' : numbers(question, scale, answer, locale);
  }
}

function choice(type: 'radio' | 'checkbox', name: string, { key, title }: ChoiceView, isChosen: boolean): string {
  return `<label class="choice"><input type="${type}" name="${name}" value="${key}"${isChosen ? ' checked' : ''}> <span>${escapeHtml(title)}</span></label>`;
}

function numbers({ key, kind, title }: QuestionView, { min, max }: { readonly min: number; readonly max: number }, answer: SentAnswer | undefined, locale: Locale): string {
  if (max - min >= MOST_BUTTONS) return `<input type="number" name="v.${key}" min="${min}" max="${max}" step="1" value="${answer?.value ?? ''}" aria-label="${escapeHtml(title)}"> <small>${min}–${max}</small>`;
  const values = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const buttons = values.map((value) => `<label><input type="radio" name="v.${key}" value="${value}"${answer?.value === value ? ' checked' : ''}><span>${value}</span></label>`).join('');
  const ends = kind === 'CSAT' || kind === 'NPS' || kind === 'CES' ? `<p class="ends"><small>${min} — ${FORM_TEXTS[kind][locale][0]}</small><small>${max} — ${FORM_TEXTS[kind][locale][1]}</small></p>` : '';
  return `<div class="scale">${buttons}</div>${ends}`;
}

function matrix({ key, options, rows, title }: QuestionView, answer: SentAnswer | undefined): string {
  const head = options.map((option) => `<th scope="col">${escapeHtml(option.title)}</th>`).join('');
  const body = rows.map((row) => {
    const chosen = answer?.matrix?.find((cell) => cell.row === row.key)?.option;
    const cells = options.map(
      (option) => `<td><input type="radio" name="m.${key}.${row.key}" value="${option.key}" aria-label="${escapeHtml(`${row.title}: ${option.title}`)}"${chosen === option.key ? ' checked' : ''}></td>`,
    );
    return `<tr><th scope="row">${escapeHtml(row.title)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="matrix"><table aria-label="${escapeHtml(title)}"><thead><tr><td></td>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function ranked(key: string, option: ChoiceView, places: number, answer: SentAnswer | undefined, locale: Locale): string {
  const at = (answer?.options?.indexOf(option.key) ?? -1) + 1;
  const choices = Array.from({ length: places }, (_, index) => `<option value="${index + 1}"${at === index + 1 ? ' selected' : ''}>${index + 1}</option>`).join('');
  return `<label class="choice"><select name="r.${key}.${option.key}" aria-label="${escapeHtml(`${FORM_TEXTS.place[locale]}: ${option.title}`)}"><option value="">—</option>${choices}</select> <span>${escapeHtml(option.title)}</span></label>`;
}
