import { localize, type Locale, type LocalizedText } from '@otklik/base';
import type { Persona } from '../personas.js';

const TEXTS = {
  chooseTitle: { ru: 'Кто вы?', en: 'Who are you?' },
  chooseLead: {
    ru: 'Демонстрационный вход: выберите, от чьего имени работать. Пароль не нужен.',
    en: 'Demo sign-in: choose whom to play. No password is needed.',
  },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  signOutTitle: { ru: 'Выйти?', en: 'Sign out?' },
  signOut: { ru: 'Выйти', en: 'Sign out' },
  stay: { ru: 'Остаться', en: 'Stay' },
  signedOutTitle: { ru: 'Вы вышли', en: 'You are signed out' },
  failedTitle: { ru: 'Войти не получилось', en: 'Sign-in did not work' },
} satisfies Record<string, LocalizedText>;

/** The page on which a front-end team's user chooses a persona. Its buttons post `persona`, or `cancel`, to the page itself. */
export function personaPage(personas: readonly Persona[], locale: Locale): string {
  const buttons = personas.map(
    ({ name, title }) =>
      `<button name="persona" value="${escapeHtml(name)}">${escapeHtml(localize(title, locale))} <small>${escapeHtml(name)}</small></button>`,
  );
  const cancel = `<button class="quiet" name="cancel" value="1">${localize(TEXTS.cancel, locale)}</button>`;
  return page(
    locale,
    TEXTS.chooseTitle,
    `<p>${localize(TEXTS.chooseLead, locale)}</p><form method="post">${buttons.join('')}${cancel}</form>`,
  );
}

/** Asks whether to sign out. `form` is the provider's own, with the id `op.logoutForm`. */
export function signOutPage(form: string, locale: Locale): string {
  const yes = `<button form="op.logoutForm" name="logout" value="yes">${localize(TEXTS.signOut, locale)}</button>`;
  const no = `<button class="quiet" form="op.logoutForm">${localize(TEXTS.stay, locale)}</button>`;
  return page(locale, TEXTS.signOutTitle, form + yes + no);
}

export function signedOutPage(locale: Locale): string {
  return page(locale, TEXTS.signedOutTitle, '');
}

/** Says why a sign-in cannot go on. */
export function failurePage(reason: string, locale: Locale): string {
  return page(locale, TEXTS.failedTitle, `<pre>${escapeHtml(reason)}</pre>`);
}

function page(locale: Locale, title: LocalizedText, body: string): string {
  const heading = localize(title, locale);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark; }
button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: start; cursor: pointer; }
button.quiet { width: auto; }
small { opacity: .7; }
pre { white-space: pre-wrap; }
</style>
</head>
<body><main><h1>${heading}</h1>${body}</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
