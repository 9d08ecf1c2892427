import type { GraphQLError } from 'graphql';
import type { ExecutionResult } from './operation-run.js';
import { UTF8, type TextForm } from './text-form.js';

/** A result whose text is brought into the form that is asked for. */
export class WrittenResult implements ExecutionResult {
  readonly errors?: GraphQLError[];

  constructor(
    private readonly text: string,
    private readonly form: TextForm,
    errors: GraphQLError[] | undefined,
  ) {
    if (errors !== undefined) this.errors = errors;
  }

  get json(): string {
    return this.form.toString(this.text);
  }

  get utf8(): string {
    return this.form === UTF8 ? this.text : UTF8.of(this.text);
  }
}
