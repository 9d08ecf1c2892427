/** How long a token of the demonstration is used before a new one is asked for, in milliseconds. */
const TOKEN_AGE_MS = 4 * 60_000;
const PERSONA = 'otklik:persona';

/**
 * The login bar. With personas it asks the platform for a token of the chosen one; otherwise it takes a pasted token, or
 * there is no bar.
 * The choice lives in this browser tab only, so that two tabs can be two people.
 */
export function createLogin({ login, texts }) {
  if (login === 'none') return { authorization: () => Promise.resolve(null) };
  const demo = login === 'personas';
  const state = document.getElementById('login-state');
  const select = document.getElementById('persona');
  const input = document.getElementById('token');
  let known = { persona: '', token: null, at: 0 };

  document.getElementById('login').addEventListener('submit', (event) => event.preventDefault());
  if (demo) {
    select.value = sessionStorage.getItem(PERSONA) ?? '';
    select.addEventListener('change', () => void choose(select.value));
    void choose(select.value);
  }

  async function choose(persona) {
    sessionStorage.setItem(PERSONA, persona);
    try {
      const token = await tokenOf(persona);
      show(token === null ? texts.signedOut : `${texts.signedIn} ${select.selectedOptions[0].textContent}`);
    } catch {
      show(texts.failed, true);
    }
  }

  function show(text, failed = false) {
    state.textContent = text;
    state.toggleAttribute('data-failed', failed);
  }

  async function tokenOf(persona) {
    if (persona === '') return null;
    if (known.persona === persona && Date.now() - known.at < TOKEN_AGE_MS) return known.token;
    const response = await fetch('/demo/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    });
    if (!response.ok) throw new Error(`No token: ${response.status}`);
    const { accessToken } = await response.json();
    known = { persona, token: accessToken, at: Date.now() };
    return accessToken;
  }

  return {
    /** `Bearer …`, or null when nobody is signed in. */
    async authorization() {
      const token = demo ? await tokenOf(select.value) : input.value.trim() || null;
      return token === null ? null : `Bearer ${token}`;
    },
  };
}
