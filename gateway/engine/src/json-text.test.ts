import { quote } from './json-text.js';

test.each(['', 'plain', 'Яма, «глубокая»', '"quoted"', 'back\\slash', 'line\nbreak', 'tab\t\u0000\u001f', 'emoji 🙂', 'lone \ud83d', 'line \u2028 separator', '\u007f'])(
  '%j is quoted as JSON.stringify does it',
  (text) => expect(quote(text)).toBe(JSON.stringify(text)),
);
