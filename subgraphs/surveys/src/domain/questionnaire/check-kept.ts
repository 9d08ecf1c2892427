import type { ValidationIssue } from '@otklik/base';
import type { FormQuestion } from './question.js';

/** What is wrong with questions beside those of earlier versions: results of one key are counted together, so it keeps its kind and scale. */
export function checkKept(questions: readonly FormQuestion[], earlier: readonly FormQuestion[]): ValidationIssue[] {
  return questions.flatMap(({ key, kind, scale }, place) => {
    const differs = earlier.some((before) => before.key === key && (before.kind !== kind || before.scale?.min !== scale?.min || before.scale?.max !== scale?.max));
    return differs ? [{ path: ['questions', String(place), 'key'], code: 'ANOTHER_KIND', message: ANOTHER_KIND }] : [];
  });
}

const ANOTHER_KIND = {
  ru: 'В прежней версии под этим ключом вопрос другого вида или с другой шкалой: дайте новый ключ.',
  en: 'In an earlier version the question of this key has another kind or scale: give it a new key.',
};
