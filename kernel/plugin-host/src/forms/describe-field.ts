import type { Locale, LocalizedText } from '@otklik/base';
import type { FormField } from '@otklik/plugin-sdk';
import { rangeText } from './range-text.js';
import { longestOf } from './text-limits.js';

/** What the SDL says about a field: title, hint and constraints, a line per language. */
export function describeField(field: FormField): string {
  const parts = [field.title, field.hint, field.required === true ? REQUIRED : undefined, field.personal === true ? PERSONAL : undefined, limits(field), pattern(field)];
  return (['en', 'ru'] as const).map((locale) => sentences(parts, locale)).join('\n');
}

const REQUIRED: LocalizedText = { en: 'Required', ru: 'Обязательное поле' };
const PERSONAL: LocalizedText = { en: 'Personal: for its author and those who handle it alone', ru: 'Персональные данные: видят только автор и те, кто ведёт сообщение' };

function limits(field: FormField): LocalizedText | undefined {
  switch (field.type) {
    case 'int':
    case 'float':
      return bounded('Value', 'Значение', field.min, field.max);
    case 'string':
    case 'text':
      return bounded('Characters', 'Символов', field.min, longestOf(field));
    case 'multi-enum':
      return bounded('Choices', 'Вариантов', field.min, field.max);
    default:
      return undefined;
  }
}

function bounded(en: string, ru: string, min: number | undefined, max: number | undefined): LocalizedText | undefined {
  if (min === undefined && max === undefined) return undefined;
  const range = rangeText(min, max);
  return { en: `${en}: ${range.en}`, ru: `${ru}: ${range.ru}` };
}

function pattern(field: FormField): LocalizedText | undefined {
  if (!('pattern' in field) || field.pattern === undefined) return undefined;
  return { en: `Pattern: ${field.pattern}`, ru: `Шаблон: ${field.pattern}` };
}

function sentences(parts: readonly (LocalizedText | undefined)[], locale: Locale): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?…]$/.test(part[locale]) ? part[locale] : `${part[locale]}.`))
    .join(' ');
}
