import type { CodedError } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { GraphQLError } from 'graphql';
import type { Admission } from '../admission.js';
import { operationTooLarge } from '../operation-too-large.js';
import type { Buckets } from './buckets.js';
import { asGraphqlError, rateLimited } from './rate-limited.js';
import type { RateLimits } from './rate-limits.js';
import type { RateLimitName } from './rate-settings.js';

/** Everything that runs costs something, even where the graph says that it costs nothing. In points. */
const LEAST = 1;
/** What is taken for an attempt that leads to nothing, in points, and for each 100 characters of its text: so long have we looked at it. */
const FAILED = 10;
const CHARACTERS_OF_A_POINT = 100;
/** What may be owed for such attempts, as a part of the bucket, until nothing is looked at any more. */
const MOST_OWED = 0.1;
/** What it takes to open a socket. In points. */
const CONNECT = 50;
/** What is taken for a token that is not accepted, and for a body that cannot be read: to find that out is dear. In points. */
const FAILED_TOKEN = 50;
export const FAILED_BODY = 50;

/** How one of the buckets of a request is. */
export interface RateStanding {
  readonly name: RateLimitName;
  /** What it holds, and what comes back in a minute. In points. */
  readonly perMinute: number;
  /** What may be taken now. In points. */
  readonly left: number;
  readonly fullInSeconds: number;
}

/** A bucket that a request draws from. */
interface Source {
  readonly name: RateLimitName;
  readonly key: string;
  readonly buckets: Buckets;
}

/** Counts what one request, or one operation on a socket, costs: of whoever asks, and of the address. */
export class RateMeter {
  #sources: readonly Source[];
  /** What it costs to have read a text that was not read before. */
  #reading = 0;
  #isSettled = false;

  /** Until it is known who asks, everything is the address's. */
  constructor(
    private readonly limits: RateLimits,
    private readonly address: string,
  ) {
    this.#sources = this.#existing([
      ['anonymous', address],
      ['ip', address],
    ]);
  }

  /**
   * Before any work: null unless many points are owed for attempts that failed. What an operation costs is not known yet.
   * @param isTold whether the request says who asks: then what strangers at its address owe does not concern it
   */
  gate(isTold: boolean): CodedError | null {
    return this.#refuseDebtor(this.#debtor(isTold));
  }

  /** The gate of an operation on a socket, where it is known who asks. */
  begin(viewer: Viewer): CodedError | null {
    return viewer.kind === 'anonymous' ? this.gate(false) : this.identify(viewer);
  }

  /** From now on it is known who asks. Null unless they owe points. */
  identify(viewer: Viewer): CodedError | null {
    if (viewer.kind === 'anonymous') return null;
    const own = viewer.kind === 'person' ? (['viewer', viewer.citizenId] as const) : (['client', viewer.login] as const);
    this.#sources = this.#existing([own, ['ip', this.address]]);
    return this.gate(true);
  }

  /** From now on this text is being read. */
  readsText(text: string | null, admission: Admission): void {
    if (text !== null && !admission.knows(text)) this.#reading = Math.ceil(text.length / CHARACTERS_OF_A_POINT);
  }

  /**
   * Before an operation runs: takes its points everywhere, or nowhere and says why: RATE_LIMITED, or OPERATION_TOO_LARGE when no
   * waiting would help.
   */
  charge(cost: number): GraphQLError | null {
    const points = Math.max(cost, LEAST);
    const now = this.limits.now();
    const { source, wait } = this.#longestWait(points, now);
    if (wait === Infinity) return operationTooLarge('cost', source!.buckets.size.capacity, points);
    if (source === null) {
      this.#isSettled = true;
      this.#take(points, now);
      return null;
    }
    // Who is told to wait may try again with the same text at no cost, so that what they were told stays true.
    if (this.#reading > 0) this.#take(this.#reading, now);
    const told = this.#longestWait(points, now);
    return asGraphqlError(this.#refuse(told.source!, told.wait));
  }

  /** Takes the points of a token that was not accepted. Null unless strangers at this address owe many already. */
  refuseToken(): CodedError | null {
    const debtor = this.#debtor(false);
    this.settle(FAILED_TOKEN);
    return this.#refuseDebtor(debtor);
  }

  /** Before a socket is opened: takes the points of the address, or says why not. */
  connect(): CodedError | null {
    this.#sources = this.#existing([['ip', this.address]]);
    const now = this.limits.now();
    const { source, wait } = this.#longestWait(CONNECT, now);
    if (source !== null) return this.#refuse(source, wait);
    this.#take(CONNECT, now);
    return null;
  }

  /**
   * At the end: an attempt for which nothing was charged was one that failed.
   * @param points what it cost, where that is not by its text
   */
  settle(points = FAILED + this.#reading): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#take(points, this.limits.now());
  }

  /** How the buckets are that this request draws from. */
  standings(): RateStanding[] {
    const now = this.limits.now();
    return this.#sources.map(({ name, key, buckets }) => {
      const { capacity, perMs } = buckets.size;
      const level = buckets.level(key, now);
      return { name, perMinute: capacity, left: Math.max(0, Math.floor(level)), fullInSeconds: Math.ceil((capacity - level) / perMs / 1000) };
    });
  }

  #debtor(isTold: boolean): Source | undefined {
    const now = this.limits.now();
    return this.#sources.find(({ name, key, buckets }) => !(isTold && name === 'anonymous') && buckets.level(key, now) < -MOST_OWED * buckets.size.capacity);
  }

  #refuseDebtor(debtor: Source | undefined): CodedError | null {
    return debtor === undefined ? null : this.#refuse(debtor, debtor.buckets.wait(debtor.key, LEAST, this.limits.now()));
  }

  #longestWait(points: number, now: number): { readonly source: Source | null; readonly wait: number } {
    let [source, longest]: [Source | null, number] = [null, 0];
    for (const candidate of this.#sources) {
      const wait = candidate.buckets.wait(candidate.key, points, now);
      if (wait > longest) [source, longest] = [candidate, wait];
    }
    return { source, wait: longest };
  }

  #take(points: number, now: number): void {
    for (const { key, buckets } of this.#sources) buckets.take(key, points, now);
  }

  #refuse({ name }: Source, waitMs: number): CodedError {
    this.#isSettled = true;
    this.limits.refusals[name]++;
    return rateLimited(name, waitMs);
  }

  #existing(wanted: readonly (readonly [RateLimitName, string])[]): readonly Source[] {
    return wanted.flatMap(([name, key]) => {
      const buckets = this.limits.of(name);
      return buckets === undefined ? [] : [{ name, key, buckets }];
    });
  }
}
