import fc from 'fast-check';
import { AppealKind } from '../appeal-kind.js';
import { Channel } from '../channel.js';
import { WordsMode, isHazard, type AutoRuleConditions, type AutoRuleFacts } from './auto-rule.js';
import { firstMatch, judge, matches } from './match-rule.js';

const some = <Value>(...values: Value[]) => fc.subarray(values);
const conditions: fc.Arbitrary<AutoRuleConditions> = fc.record({
  categoryIds: some('a', 'b'),
  territories: some('NSK', 'KRS'),
  words: some('яма', 'лёд', 'снег'),
  wordsMode: fc.constantFrom(...Object.values(WordsMode)),
  channels: some(Channel.PORTAL, Channel.PHONE),
  kinds: some(AppealKind.MESSAGE, AppealKind.APPEAL),
  hazard: fc.constantFrom(null, true, false),
});
const facts: fc.Arbitrary<AutoRuleFacts> = fc.record({
  categoryId: fc.constantFrom('a', 'b', 'c'),
  territory: fc.constantFrom(null, 'NSK', 'KRS'),
  channel: fc.constantFrom(Channel.PORTAL, Channel.PHONE, Channel.MOBILE),
  kind: fc.constantFrom(...Object.values(AppealKind)),
  isHazard: fc.boolean(),
  foundWords: some('яма', 'лёд', 'снег').map((words) => new Set(words)),
});
const NONE: AutoRuleConditions = { categoryIds: [], territories: [], words: [], wordsMode: WordsMode.ALL, channels: [], kinds: [], hazard: null };

/** The same said in another way: by sets. */
function expected(rule: AutoRuleConditions, fact: AutoRuleFacts): boolean {
  const lists: [readonly string[], string | null][] = [
    [rule.categoryIds, fact.categoryId],
    [rule.territories, fact.territory],
    [rule.channels, fact.channel],
    [rule.kinds, fact.kind],
  ];
  if (lists.some(([wanted, found]) => wanted.length > 0 && !new Set<string | null>(wanted).has(found))) return false;
  if (rule.hazard !== null && rule.hazard !== fact.isHazard) return false;
  const missing = new Set(rule.words);
  for (const word of fact.foundWords) missing.delete(word);
  if (rule.words.length === 0) return true;
  return rule.wordsMode === WordsMode.ALL ? missing.size === 0 : missing.size < rule.words.length;
}

test('a rule is for an appeal exactly when every condition that says something holds, and each says whether it does', () => {
  fc.assert(
    fc.property(conditions, facts, (rule, fact) => {
      const judged = judge(rule, fact);
      expect(matches(rule, fact)).toBe(expected(rule, fact));
      const saying = [rule.categoryIds, rule.territories, rule.channels, rule.kinds, rule.words].filter((list) => list.length > 0).length + (rule.hazard === null ? 0 : 1);
      expect(judged).toHaveLength(saying);
    }),
    { numRuns: 2_000 },
  );
});

test('one more value in a list lets more through, one more condition less', () => {
  fc.assert(
    fc.property(conditions, facts, fc.constantFrom('a', 'b', 'c'), (rule, fact, category) => {
      if (!matches(rule, fact)) return;
      if (rule.categoryIds.length > 0) expect(matches({ ...rule, categoryIds: [...rule.categoryIds, category] }, fact)).toBe(true);
      for (const name of ['categoryIds', 'territories', 'words', 'channels', 'kinds'] as const) expect(matches({ ...rule, [name]: [] }, fact)).toBe(true);
      expect(matches({ ...rule, hazard: null }, fact)).toBe(true);
    }),
  );
});

test('the first that matches and can act wins, and what comes after it changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ conditions, usable: fc.boolean() }), { maxLength: 8 }), conditions, facts, (rules, more, fact) => {
      const isUsable = (rule: { usable: boolean }): boolean => rule.usable;
      const winner = firstMatch(rules, fact, isUsable);
      const index = winner === null ? rules.length : rules.indexOf(winner);
      expect(rules.slice(0, index).some((rule) => rule.usable && expected(rule.conditions, fact))).toBe(false);
      if (winner !== null) {
        expect(winner.usable && expected(winner.conditions, fact)).toBe(true);
        expect(firstMatch([...rules, { conditions: more, usable: true }], fact, isUsable)).toBe(winner);
      }
    }),
  );
});

test('a rule without conditions is for every appeal', () => {
  fc.assert(fc.property(facts, (fact) => matches(NONE, fact)));
});

test('danger is what a form says, or an incident of high importance', () => {
  expect([{ details: { hazard: true } }, { isImportant: true }, { details: { hazard: 'yes' } }, { details: null }, {}].map(isHazard)).toEqual([true, true, false, false, false]);
});
