import { Refusal, type Locale } from '@otklik/base';
import { failureOf, type Failure } from './failures.js';

/** Runs a use-case and answers its refusal as a member of the result union; anything unexpected goes on as an error. */
export async function outcome<Success>(locale: Locale, run: () => Promise<Success>): Promise<Success | Failure> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return failureOf(error, locale);
    throw error;
  }
}
