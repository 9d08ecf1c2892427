// Puts the form of a questionnaire where this script stands:
// <script src="https://PLATFORM/page/questionnaire-widget.js" data-token="TOKEN" data-lang="ru" data-height="640"></script>
const script = document.currentScript;
const { token, lang, height = '640' } = script.dataset;
const form = document.createElement('iframe');
form.src = new URL(`/questionnaires/${encodeURIComponent(token)}${lang ? `?lang=${encodeURIComponent(lang)}` : ''}`, script.src).href;
form.title = script.dataset.title ?? (lang === 'en' ? 'Questionnaire' : 'Анкета');
form.style.cssText = `width: 100%; height: ${Number(height) || 640}px; border: 0;`;
script.after(form);
