import { localize, type Locale } from '@otklik/base';
import { AGENCY_PAGE_TEXTS } from './agency-page-texts.js';
import { escapeHtml } from './escape-html.js';

/** What the page shows; the graph's answer to `AGENCY_PAGE_OPERATION`, as everybody may see it. */
export interface AgencyView {
  readonly title: string;
  readonly about: string | null;
  readonly parent: { readonly title: string; readonly code: string } | null;
  readonly contacts: {
    readonly address: string | null;
    readonly hours: string | null;
    readonly phones: readonly string[];
    readonly email: string | null;
    readonly website: string | null;
  };
  readonly categories: readonly { readonly title: string }[];
  readonly yearInsights: {
    readonly received: number;
    readonly done: number;
    readonly onTimeShare: number | null;
    readonly rating: { readonly mean: number | null; readonly count: number };
  };
  readonly recentAnswers: readonly {
    readonly text: string;
    readonly category: { readonly title: string };
    readonly answer: { readonly text: string; readonly answeredAt: string | null } | null;
    readonly rating: { readonly score: number } | null;
  }[];
}

/** What the page asks the graph. */
export const AGENCY_PAGE_OPERATION = `query AgencyPage($code: String!) {
  agencies(first: 1, filter: { code: $code }) {
    nodes {
      title
      about
      parent { title code }
      contacts { address hours phones email website }
      categories { title }
      yearInsights { received done onTimeShare rating { mean count } }
      recentAnswers(first: 10) { text category { title } answer { text answeredAt } rating { score } }
    }
  }
}`;

const LONGEST = 500;

/** An agency's public page: what it does, how to reach it, its categories, figures and recent answers. No script. */
export function agencyPage(agency: AgencyView, locale: Locale): string {
  const text = (name: keyof typeof AGENCY_PAGE_TEXTS): string => escapeHtml(localize(AGENCY_PAGE_TEXTS[name], locale));
  const { title, about, parent } = agency;
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${text('platform')}</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/page/agency-page.css">
</head>
<body>
<header><a href="/">${text('platform')}</a></header>
<main>
<h1>${escapeHtml(title)}</h1>
${parent === null ? '' : `<p class="parent">${text('under')} <a href="/agencies/${encodeURIComponent(parent.code)}">${escapeHtml(parent.title)}</a></p>`}
${about === null ? '' : `<p class="about">${paragraphs(about)}</p>`}
<section><h2>${text('reach')}</h2>${contacts(agency.contacts, text)}</section>
<section><h2>${text('categories')}</h2>${categories(agency.categories, text)}</section>
<section><h2>${text('figures')}</h2>${figures(agency.yearInsights, locale, text)}</section>
<section><h2>${text('answers')}</h2>${answers(agency.recentAnswers, locale, text)}</section>
</main>
</body>
</html>
`;
}

type Text = (name: keyof typeof AGENCY_PAGE_TEXTS) => string;

function contacts({ address, hours, phones, email, website }: AgencyView['contacts'], text: Text): string {
  const rows: string[] = [];
  const row = (name: 'address' | 'hours' | 'phones' | 'email' | 'website', html: string): void => void rows.push(`<dt>${text(name)}</dt><dd>${html}</dd>`);
  if (address !== null) row('address', escapeHtml(address));
  if (hours !== null) row('hours', escapeHtml(hours));
  if (phones.length > 0) row('phones', phones.map((phone) => `<a href="tel:${escapeHtml(dialled(phone))}">${escapeHtml(phone)}</a>`).join('<br>'));
  if (email !== null) row('email', `<a href="mailto:${escapeHtml(encodeURI(email))}">${escapeHtml(email)}</a>`);
  if (website !== null) row('website', `<a href="${escapeHtml(website)}" rel="noopener noreferrer">${escapeHtml(website)}</a>`);
  return rows.length === 0 ? `<p>${text('unsaid')}</p>` : `<dl>${rows.join('')}</dl>`;
}

/** A number as a telephone dials it, without its extension. */
function dialled(phone: string): string {
  return /^\+?[\d ()-]+/.exec(phone)![0].replace(/[^+\d]/g, '');
}

function categories(list: AgencyView['categories'], text: Text): string {
  if (list.length === 0) return `<p>${text('noCategories')}</p>`;
  return `<ul class="categories">${list.map(({ title }) => `<li>${escapeHtml(title)}</li>`).join('')}</ul>`;
}

function figures({ received, done, onTimeShare, rating }: AgencyView['yearInsights'], locale: Locale, text: Text): string {
  const number = (value: number, options?: Intl.NumberFormatOptions): string => escapeHtml(new Intl.NumberFormat(locale, options).format(value));
  const cell = (value: string, name: 'received' | 'done' | 'onTime' | 'rating', more = ''): string => `<li><b>${value}</b> ${text(name)}${more}</li>`;
  return `<ul class="figures">
${cell(number(received), 'received')}
${cell(number(done), 'done')}
${onTimeShare === null ? '' : cell(number(onTimeShare, { style: 'percent', maximumFractionDigits: 1 }), 'onTime')}
${rating.mean === null ? '' : cell(`★ ${number(rating.mean, { minimumFractionDigits: 1, maximumFractionDigits: 2 })}`, 'rating', ` <small>(${text('ratings')} ${number(rating.count)})</small>`)}
</ul>${rating.mean === null ? '' : `<p><small>${text('selfSelected')}</small></p>`}`;
}

function answers(list: AgencyView['recentAnswers'], locale: Locale, text: Text): string {
  const shown = list.flatMap((appeal) => (appeal.answer === null ? [] : [{ ...appeal, answer: appeal.answer }]));
  if (shown.length === 0) return `<p>${text('noAnswers')}</p>`;
  return shown
    .map(({ category, text: asked, answer, rating }) => {
      const stars = rating === null ? '' : ` · <span aria-label="${rating.score}/5">${'★'.repeat(rating.score)}${'☆'.repeat(5 - rating.score)}</span>`;
      const day = answer.answeredAt === null ? '' : ` · <time datetime="${escapeHtml(answer.answeredAt)}">${dayOf(answer.answeredAt, locale)}</time>`;
      return `<article><h3>${escapeHtml(category.title)}${day}${stars}</h3><blockquote>${paragraphs(asked)}</blockquote><p><b>${text('answered')}:</b> ${paragraphs(answer.text)}</p></article>`;
    })
    .join('\n');
}

/** The start of a text, its lines kept. */
function paragraphs(text: string): string {
  const characters = [...text];
  const shown = characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join('').trimEnd()}…`;
  return escapeHtml(shown).replaceAll('\n', '<br>');
}

function dayOf(moment: string, locale: Locale): string {
  return escapeHtml(new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment)));
}
