import type { LineEars, OpenLine } from '@otklik/events';
import { after, never, type Place, type SimulatedServer } from './simulated-server.js';

interface Ear extends LineEars {
  readonly place: Place;
}

/** What processes wake each other over. It may lose a signal, and a connection. */
export class WakeUpBus {
  readonly #ears = new Set<Ear>();

  constructor(private readonly server: SimulatedServer) {}

  openLine(place: Place): OpenLine {
    const { random, weather } = this.server;
    const pass = async (): Promise<void> => {
      await after(this.server.delay());
      if (place.isDead) return never();
      if (place.isCutOff || random.happens(weather.breaks)) throw new Error('The line is broken');
    };
    return async ({ heard, broken }) => {
      await pass();
      const ear: Ear = { place, heard, broken };
      this.#ears.add(ear);
      return {
        tell: async (signals) => {
          await pass();
          if (!this.#ears.has(ear)) throw new Error('The line is closed');
          for (const other of this.#ears) {
            if (other === ear || random.happens(weather.breaks * 5)) continue;
            setTimeout(() => {
              if (this.#ears.has(other)) signals.forEach((signal) => other.heard(signal));
            }, this.server.delay());
          }
        },
        close: async () => void this.#ears.delete(ear),
      };
    };
  }

  /** @param isTold whether the process notices */
  cut(place: Place, isTold: boolean): void {
    for (const ear of [...this.#ears]) {
      if (ear.place !== place) continue;
      this.#ears.delete(ear);
      if (isTold) ear.broken(new Error('The line broke'));
    }
  }
}
