import type { CompiledForm } from './check-details.js';
import type { FormValues } from './form.js';

/** What was filled in, by who may see it. */
export interface PartedValues {
  /** For everybody who reads the message. */
  readonly open: FormValues;
  /** For its author and those who handle it; never kept unsealed. */
  readonly personal: FormValues;
}

/** Parts what was filled in. */
export function partValues(form: CompiledForm | undefined, values: FormValues): PartedValues {
  const personal = new Set(form?.fields.filter((field) => field.personal === true).map(({ key }) => key));
  const [sealed, open] = [true, false].map((wanted) => Object.fromEntries(Object.entries(values).filter(([key]) => personal.has(key) === wanted)));
  return { open: open!, personal: sealed! };
}
