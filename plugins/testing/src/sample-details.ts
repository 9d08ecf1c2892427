import type { FormField } from '@otklik/plugin-sdk';

/** A value that a field takes; undefined when only its author knows one, as of a pattern. */
export function sampleOf(field: FormField): unknown {
  switch (field.type) {
    case 'int':
      return Math.ceil(field.min ?? Math.min(0, field.max ?? 0));
    case 'float':
      return field.min ?? field.max ?? 0;
    case 'boolean':
      return true;
    case 'string':
    case 'text':
      return field.pattern === undefined ? 'х'.repeat(field.min ?? 1) : undefined;
    case 'date':
      return '2026-11-22';
    case 'datetime':
      return '2026-11-22T10:30:00+07:00';
    case 'enum':
      return field.values[0]!.key;
    case 'multi-enum':
      return field.values.slice(0, field.min ?? 1).map(({ key }) => key);
  }
}

/** A value that a field never takes. */
export function misfitOf(field: FormField): unknown {
  return field.type === 'boolean' ? 'yes' : { of: 'no type' };
}
