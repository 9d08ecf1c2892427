import type { LocalizedText, ValidationIssue } from '@otklik/base';

/** What a reply template may ask for between `{{` and `}}`. */
export const PLACEHOLDERS = [
  { name: 'author.name', title: { ru: 'имя автора', en: 'the author’s name' } },
  { name: 'appeal.number', title: { ru: 'регистрационный номер', en: 'the registration number' } },
  { name: 'appeal.submittedOn', title: { ru: 'день подачи', en: 'the day of submission' } },
  { name: 'appeal.registeredOn', title: { ru: 'день регистрации', en: 'the day of registration' } },
  { name: 'appeal.address', title: { ru: 'адрес, о котором речь', en: 'the address it is about' } },
  { name: 'agency.title', title: { ru: 'название ведомства', en: 'the title of the agency' } },
  { name: 'category.title', title: { ru: 'название категории', en: 'the title of the category' } },
  { name: 'deadline.dueOn', title: { ru: 'последний день срока', en: 'the last day of the term' } },
  { name: 'executor.name', title: { ru: 'исполнитель: его логин', en: 'the executor, by their login' } },
  { name: 'today', title: { ru: 'сегодняшний день', en: 'today' } },
] as const satisfies readonly { readonly name: string; readonly title: LocalizedText }[];

/** The name of one of them. */
export type PlaceholderName = (typeof PLACEHOLDERS)[number]['name'];

/** What stands in for each; null where there is nothing. */
export type PlaceholderValues = Readonly<Record<PlaceholderName, string | null>>;

const NAMES: ReadonlySet<string> = new Set(PLACEHOLDERS.map(({ name }) => name));
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The placeholders of a text, each once, in the order in which they come. */
export function placeholdersOf(text: string): PlaceholderName[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, inner = '']) => inner.trim()).filter(isPlaceholder))];
}

/** What is wrong with the placeholders of a text: each unknown one, and each that is not closed, with its place. */
export function checkPlaceholders(text: string, path: readonly string[]): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  for (let start = text.indexOf('{{'); start !== -1; ) {
    const end = text.indexOf('}}', start);
    const inner = text.slice(start + 2, end === -1 ? undefined : end);
    const isClosed = end !== -1 && !/[{}]/.test(inner);
    if (!isClosed) issues.push(notClosed(path, placeOf(text, start)));
    else if (!isPlaceholder(inner.trim())) issues.push(unknown(path, inner.trim(), placeOf(text, start)));
    start = text.indexOf('{{', isClosed ? end + 2 : start + 2);
  }
  return issues;
}

/** A text with values in place of its placeholders; where there is none, the placeholder stays. No value is looked at again. */
export function fill(text: string, values: PlaceholderValues): { text: string; unfilled: PlaceholderName[] } {
  const filled = text.replace(PLACEHOLDER, (whole, inner: string) => {
    const name = inner.trim();
    return isPlaceholder(name) ? (values[name] ?? whole) : whole;
  });
  return { text: filled, unfilled: placeholdersOf(text).filter((name) => values[name] === null) };
}

function isPlaceholder(name: string): name is PlaceholderName {
  return NAMES.has(name);
}

/** Line and character, counted from 1 as editors do. */
interface Place {
  readonly line: number;
  readonly column: number;
}

function placeOf(text: string, index: number): Place {
  const lines = text.slice(0, index).split('\n');
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}

function unknown(path: readonly string[], name: string, { line, column }: Place): ValidationIssue {
  const shown = name.length > 40 ? `${name.slice(0, 40).toWellFormed()}…` : name;
  return {
    path,
    code: 'UNKNOWN_PLACEHOLDER',
    message: {
      ru: `Строка ${line}, знак ${column}: подстановки {{${shown}}} нет. Есть: ${PLACEHOLDERS.map((known) => known.name).join(', ')}.`,
      en: `Line ${line}, character ${column}: there is no placeholder {{${shown}}}. There are: ${PLACEHOLDERS.map((known) => known.name).join(', ')}.`,
    },
  };
}

function notClosed(path: readonly string[], { line, column }: Place): ValidationIssue {
  return {
    path,
    code: 'UNKNOWN_PLACEHOLDER',
    message: { ru: `Строка ${line}, знак ${column}: подстановка не закрыта знаками }}.`, en: `Line ${line}, character ${column}: the placeholder is not closed by }}.` },
  };
}
