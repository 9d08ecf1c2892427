import { checkChain, type SealedHead } from '../domain/chain/check-chain.js';
import type { ChainFault } from '../domain/chain/fault.js';
import type { Database } from '../store/chain/database.js';
import { inSnapshot } from '../store/chain/in-snapshot.js';
import { chainsOf, EVERY_ID, nextRange, orphansWithin, pageOfChains, type IdRange, type StoredChain } from '../store/chain/read-chains.js';
import { readSealFile, sealedHeads, type SealFile } from '../store/seals/seal-file.js';
import { missingSeal, registeredSeals } from '../store/seals/seal-register.js';

/** What is wrong with the file of seals itself: one of its seals is not what was written, or one that was written is gone. */
export interface SealFault {
  readonly kind: 'SEAL_ALTERED' | 'SEAL_MISSING';
  /** Number of the seal. */
  readonly seal: number;
  /** One line for people. */
  readonly detail: string;
}

/** What was looked at, and what was found. */
export interface Verification {
  readonly appeals: number;
  readonly changes: number;
  /** Whole seals, the moment of the newest (null without one), and how many were broken off. */
  readonly seals: { readonly count: number; readonly newestAt: string | null; readonly torn: number };
  /** What no seal vouches for yet: whoever is superuser of the database could still rewrite it. */
  readonly unsealed: { readonly appeals: number; readonly changes: number };
  readonly sealFaults: readonly SealFault[];
  /** How many appeals have a fault. */
  readonly broken: number;
  /** The first of them, in the order of their ids: of each its first broken link. */
  readonly chainFaults: readonly ChainFault[];
}

/** What is verified. */
export interface VerifyOptions {
  readonly databaseUrl: string;
  /** The file of seals; when there is none, only what contradicts itself is found. */
  readonly sealFile: string;
  /** Ends it between two steps. */
  readonly signal?: AbortSignal;
  /** How many broken appeals to describe; 100 unless told. */
  readonly describe?: number;
}

const DESCRIBED = 100;
/** Appeals whose seals are held in memory at once. */
const RANGE = 100_000;
const PAGE = 1_000;

/**
 * Follows the chain of every appeal and holds it against the seals. Looks at the database as it is at one moment and changes nothing; what
 * is written meanwhile is neither hindered nor seen. Takes memory for one range of appeals, however many there are.
 */
export async function verifyChains({ databaseUrl, sealFile: path, signal, describe = DESCRIBED }: VerifyOptions): Promise<Verification> {
  // In this order: what the database knows of when it is asked first is in the file, and what is in the file is in the snapshot.
  const registered = await inSnapshot(databaseUrl, registeredSeals);
  const file = await readSealFile(path);
  const tally = new Tally(describe);
  await inSnapshot(databaseUrl, async (database) => {
    for (let range = await nextRange(database, EVERY_ID.after, RANGE); ; range = await nextRange(database, range.upTo, RANGE)) {
      await checkRange(database, file, range, tally, signal);
      if (range.upTo === EVERY_ID.upTo) return;
    }
  });
  const sealFaults = faultsOf(file, missingSeal(file, registered));
  const seals = { count: file.digests.size, newestAt: file.last?.at ?? null, torn: file.torn };
  return { seals, sealFaults, ...tally.result() };
}

/** The first broken link of each of some appeals. @param sealed what was sealed of them */
export async function checkAppeals(database: Database, appealIds: readonly string[], sealed: ReadonlyMap<string, readonly SealedHead[]>): Promise<ChainFault[]> {
  const chains = await chainsOf(database, appealIds);
  return chains.flatMap((chain) => checkChain({ ...chain, sealed: sealed.get(chain.appealId) ?? [] }) ?? []);
}

async function checkRange(database: Database, file: SealFile, range: IdRange, tally: Tally, signal: AbortSignal | undefined): Promise<void> {
  const sealed = await sealedHeads(file, range);
  const look = (chain: StoredChain): void => {
    tally.look(chain, sealed.get(chain.appealId) ?? []);
    sealed.delete(chain.appealId);
  };
  for (let after: string | null = range.after; after !== null; ) {
    signal?.throwIfAborted();
    const page: StoredChain[] = await pageOfChains(database, { ...range, after }, PAGE);
    page.forEach(look);
    after = page.length < PAGE ? null : page.at(-1)!.appealId;
  }
  (await orphansWithin(database, range)).forEach(look);
  for (const [appealId, heads] of sealed) tally.look({ appealId, appeal: null, changes: [] }, heads);
}

function faultsOf({ alteredAt }: SealFile, missing: number | null): SealFault[] {
  const altered: SealFault[] = alteredAt === null ? [] : [{ kind: 'SEAL_ALTERED', seal: alteredAt, detail: 'this seal is not what was written, or one before it is gone' }];
  return missing === null ? altered : [...altered, { kind: 'SEAL_MISSING', seal: missing, detail: 'the database knows of this seal, and the file does not hold it' }];
}

/** Counts what was looked at. */
class Tally {
  #appeals = 0;
  #changes = 0;
  #broken = 0;
  #unsealedAppeals = 0;
  #unsealedChanges = 0;
  readonly #faults: ChainFault[] = [];

  constructor(private readonly describe: number) {}

  look(chain: StoredChain, sealed: readonly SealedHead[]): void {
    const { appeal, changes } = chain;
    if (appeal !== null) this.#appeals++;
    this.#changes += changes.length;
    const unsealed = changes.length - Math.max(0, ...sealed.map(({ version }) => version));
    if (unsealed > 0) {
      this.#unsealedAppeals++;
      this.#unsealedChanges += unsealed;
    }
    const fault = checkChain({ ...chain, sealed });
    if (fault === null) return;
    this.#broken++;
    if (this.#faults.length < this.describe) this.#faults.push(fault);
  }

  result(): Pick<Verification, 'appeals' | 'changes' | 'unsealed' | 'broken' | 'chainFaults'> {
    const unsealed = { appeals: this.#unsealedAppeals, changes: this.#unsealedChanges };
    const chainFaults = this.#faults.toSorted((a, b) => (a.appealId < b.appealId ? -1 : 1));
    return { appeals: this.#appeals, changes: this.#changes, unsealed, broken: this.#broken, chainFaults };
  }
}
