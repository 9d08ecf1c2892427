import { localDateAt, minuteOfDayAt } from '@otklik/base';

const MINUTE_MS = 60_000;
/** No zone changes its clock but at a quarter of an hour. */
const QUARTER_MS = 900_000;
const MOST_KNOWN = 10_000;

/** Says what the wall clock of a zone shows at many moments: asking the calendar for each would take longer than all else of a table. */
export class WallClock {
  readonly #offsets = new Map<number, number>();

  /** @param timeZone named by IANA */
  constructor(private readonly timeZone: string) {}

  /** The moment as the wall clock shows it, in milliseconds, as if it were UTC. */
  at(moment: Date): number {
    const epochMs = moment.getTime();
    const quarter = Math.floor(epochMs / QUARTER_MS);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      offset = this.#offsetAt(quarter * QUARTER_MS);
      if (this.#offsets.size >= MOST_KNOWN) this.#offsets.clear();
      this.#offsets.set(quarter, offset);
    }
    return epochMs + offset;
  }

  #offsetAt(epochMs: number): number {
    const moment = new Date(epochMs);
    return Date.parse(localDateAt(moment, this.timeZone)) + Math.round(minuteOfDayAt(moment, this.timeZone) * MINUTE_MS) - epochMs;
  }
}
