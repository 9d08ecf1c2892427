import type { GraphQLError } from 'graphql';
import type { ExecutionResult } from './operation-run.js';
import { dataOf } from './projection/response-buffer.js';
import { UTF8, type TextForm } from './text-form.js';

/** A result whose text is brought into the form that is asked for. */
export class WrittenResult implements ExecutionResult {
  errors?: GraphQLError[];

  /** @param data its text in the form, or a whole response in UTF-8 */
  constructor(
    private readonly data: string | Buffer,
    private readonly form: TextForm,
  ) {}

  get bytes(): Buffer | null {
    return typeof this.data === 'string' ? null : this.data;
  }

  get json(): string {
    return typeof this.data === 'string' ? this.form.toString(this.data) : dataOf(this.data, 'utf8');
  }

  get utf8(): string {
    if (typeof this.data !== 'string') return dataOf(this.data, 'latin1');
    return this.form === UTF8 ? this.data : UTF8.of(this.data);
  }
}
