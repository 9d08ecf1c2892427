/**
 * Lets one loop sleep until it is rung or a time has passed. A ring while the loop works is kept, so the next sleep ends at
 * once: no wake-up is lost between looking and sleeping.
 */
export class Alarm {
  #rung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Sleeps for at most `ms` milliseconds. Only one sleeper at a time. */
  async sleep(ms: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    this.#rung = false;
  }
}
