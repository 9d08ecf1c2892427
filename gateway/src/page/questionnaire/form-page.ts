import type { Locale } from '@otklik/base';
import { escapeHtml } from '../escape-html.js';
import type { SentAnswer } from './form-body.js';
import type { FormView, IssueView } from './form-operations.js';
import { FORM_TEXTS } from './form-texts.js';
import { questionHtml } from './question-html.js';

/** Of the page that is put into pages of others: nothing is run, it sends to itself only, and anybody may frame it. */
export const FORM_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors *; base-uri 'none'; form-action 'self'";

/** How a page of a questionnaire is told. */
export interface FormLook {
  /** Of the words that are not the questionnaire's. */
  readonly locale: Locale;
  /** BCP 47 tag that was asked for; null when none was. */
  readonly language: string | null;
  /** Of the form. */
  readonly path: string;
}

/** The form, with what has been answered so far and what is wrong with it. */
export function formPage({ version, ticket, needsSignIn, step }: FormView, answers: readonly SentAnswer[], issues: readonly IssueView[], look: FormLook): string {
  const { locale } = look;
  const { title, introduction } = version;
  const languages = version.languages.length < 2 ? '' : `<nav aria-label="${FORM_TEXTS.language[locale]}">${version.languages.map((language) => languageLink(language, look)).join(' ')}</nav>`;
  const head = `${languages}<h1>${escapeHtml(title)}</h1>${introduction === null ? '' : `<p>${lines(introduction)}</p>`}`;
  if (needsSignIn || ticket === null) return page(title, `${head}<p class="notice">${FORM_TEXTS.signIn[locale]}</p>`, look);
  const general = issues.filter(({ path }) => path.length === 0);
  const alert = issues.length === 0 ? '' : `<div class="error" role="alert"><b>${FORM_TEXTS.wrong[locale]}</b>${general.map(({ message }) => ` ${escapeHtml(message)}`).join('')}</div>`;
  const questions = step.questions.map((question) =>
    questionHtml({ question, answer: answers.find((answer) => answer.question === question.key), issue: issues.find(({ path }) => path[0] === question.key)?.message, locale }),
  );
  const hidden = `<input type="hidden" name="ticket" value="${escapeHtml(ticket)}"><input type="hidden" name="step" value="${step.number}">`;
  return page(
    title,
    `${head}${alert}<form method="post" action="${escapeHtml(addressOf(look))}" novalidate>${hidden}${questions.join('\n')}
<button type="submit">${FORM_TEXTS[step.isLast ? 'send' : 'next'][locale]}</button></form><p class="privacy"><small>${FORM_TEXTS.privacy[locale]}</small></p>`,
    look,
  );
}

/** What is said to somebody whose answer has been counted. */
export function thanksPage({ version: { title, thanks } }: FormView, look: FormLook): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p class="thanks" role="status">${thanks === null ? FORM_TEXTS.thanks[look.locale] : lines(thanks)}</p>`, look);
}

/** What is said to somebody whose answer was not taken, and why. */
export function refusedPage({ version: { title } }: FormView, reason: string, look: FormLook): string {
  const again = `<p><a href="${escapeHtml(addressOf(look))}">${FORM_TEXTS.again[look.locale]}</a></p>`;
  return page(title, `<h1>${escapeHtml(title)}</h1><div class="error" role="alert"><b>${FORM_TEXTS.refused[look.locale]}.</b> ${escapeHtml(reason)}</div>${again}`, look);
}

/** What is said to somebody who finds no questionnaire: signs are printed before it opens, and stay when it is closed. */
export function gonePage(look: FormLook): string {
  const title = FORM_TEXTS.gone[look.locale];
  return page(title, `<h1>${title}</h1><p class="notice" role="status">${FORM_TEXTS.goneWhy[look.locale]}</p>`, look);
}

function page(title: string, main: string, { locale, language }: FormLook): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language ?? locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · ${FORM_TEXTS.by[locale]}</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/page/questionnaire.css">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

function addressOf({ path, language }: FormLook): string {
  return language === null ? path : `${path}?lang=${encodeURIComponent(language)}`;
}

function languageLink(language: string, look: FormLook): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return `<a href="${escapeHtml(addressOf({ ...look, language }))}" lang="${escapeHtml(language)}" hreflang="${escapeHtml(language)}">${escapeHtml(name)}</a>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
