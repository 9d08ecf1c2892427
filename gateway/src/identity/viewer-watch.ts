import { authorisationClass, type SignedInViewer, type Viewer } from '@otklik/identity';

/** The same viewers as they stand now, in their order: the very same object when nothing has changed, null when their sessions have been ended. */
export type RefreshViewers = (viewers: readonly SignedInViewer[]) => Promise<(SignedInViewer | null)[]>;

/** Something that somebody keeps open: a socket, a subscription. */
export interface Staying {
  readonly viewer: Viewer;
  /** Told when the viewer's roles have changed, or with null when all sessions have been ended. */
  reauthorise(viewer: SignedInViewer | null): void;
}

export interface ViewerWatchOptions {
  readonly refresh: RefreshViewers;
  /** Between two looks, in milliseconds. */
  readonly everyMs: number;
  /** Told of a look that failed; the next one comes as ever. Until then those who stay keep the rights they had. */
  readonly onTrouble: (error: unknown) => void;
}

/** Viewers in one question. */
const BATCH = 1_000;

/**
 * Looks again and again how those stand who keep something open, so that nobody keeps rights that were taken away. Whoever
 * has many things open, and many who are the same person, are asked for once.
 */
export class ViewerWatch {
  readonly #options: ViewerWatchOptions;
  readonly #staying = new Set<Staying>();
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | null = null;

  constructor(options: ViewerWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), options.everyMs).unref();
  }

  add(staying: Staying): void {
    this.#staying.add(staying);
  }

  delete(staying: Staying): void {
    this.#staying.delete(staying);
  }

  /** One look, shared by those who ask for it at the same time. Never rejects. */
  look(): Promise<void> {
    this.#round ??= this.#look()
      .catch(this.#options.onTrouble)
      .finally(() => (this.#round = null));
    return this.#round;
  }

  /** Looks no more; resolves when the last look is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#staying.clear();
    await this.#round;
  }

  async #look(): Promise<void> {
    const asked = this.#byViewer();
    for (let start = 0; start < asked.length; start += BATCH) {
      const batch = asked.slice(start, start + BATCH);
      const current = await this.#options.refresh(batch.map(({ viewer }) => viewer));
      batch.forEach(({ viewer, staying }, index) => {
        const now = current[index] ?? null;
        // Whoever left, or came back as somebody else, while the question was under way, is not in this any more.
        if (now !== viewer) for (const one of staying) if (this.#staying.has(one)) one.reauthorise(withOwnEnd(now, one.viewer));
      });
    }
  }

  /** Equal viewers with everything that they keep open. The time of issue counts: older tokens end first. */
  #byViewer(): { readonly viewer: SignedInViewer; readonly staying: Staying[] }[] {
    const groups = new Map<string, { readonly viewer: SignedInViewer; readonly staying: Staying[] }>();
    for (const one of this.#staying) {
      const { viewer } = one;
      if (viewer.kind === 'anonymous') continue;
      const key = `${viewer.issuedAt ?? ''} ${viewer.login} ${authorisationClass(viewer)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { viewer, staying: [one] });
      else group.staying.push(one);
    }
    return [...groups.values()];
  }
}

/** The rights are those of all tokens of a person, the end is that of one's own. */
function withOwnEnd(now: SignedInViewer | null, own: Viewer): SignedInViewer | null {
  return now === null || own.kind === 'anonymous' ? now : { ...now, expiresAt: own.expiresAt };
}
