/** What has to be closed, in the opposite order of its opening. */
export class Closing {
  readonly #steps: (() => unknown)[] = [];
  #running: Promise<void> | null = null;

  /** Adds a step that is run before all earlier ones. */
  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Closes everything once; a step that fails does not keep the others from running. */
  run(): Promise<void> {
    this.#running ??= this.#close();
    return this.#running;
  }

  async #close(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed');
  }
}
