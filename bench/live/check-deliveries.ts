/** A version of an appeal that is in the database. */
export interface Committed {
  readonly appeal: string;
  readonly version: number;
  /** When it was committed, in milliseconds since the epoch. */
  readonly at: number;
}

/** What one socket watched. */
export interface Watched {
  readonly appeal: string;
  /** The version of the cursor that it began after. */
  readonly after: number;
}

/** What came, in the order in which it came. */
export interface Deliveries {
  /** Place of the socket among those that watched. */
  readonly socket: ArrayLike<number>;
  readonly version: ArrayLike<number>;
  /** When it came, in milliseconds since the epoch. */
  readonly at: ArrayLike<number>;
}

export interface Checked {
  readonly delivered: number;
  /** Committed versions that a socket never got. */
  readonly lost: number;
  /** Versions that a socket got again. */
  readonly doubled: number;
  /** Versions that came after a later one, for the first time. */
  readonly outOfOrder: number;
  /** Versions that are not in the database, or that the socket knew already. */
  readonly unknown: number;
  /** Milliseconds from commit to client, of what came for the first time. */
  readonly latencies: readonly number[];
  /** When each of these was committed. */
  readonly commits: readonly number[];
}

/** Two stretches of the same thing. */
export function together(first: Checked, second: Checked): Checked {
  return {
    delivered: first.delivered + second.delivered,
    lost: first.lost + second.lost,
    doubled: first.doubled + second.doubled,
    outOfOrder: first.outOfOrder + second.outOfOrder,
    unknown: first.unknown + second.unknown,
    latencies: first.latencies.concat(second.latencies),
    commits: first.commits.concat(second.commits),
  };
}

/** Joins what the clients saw with what is in the database. */
export function checkDeliveries(watched: readonly Watched[], committed: readonly Committed[], deliveries: Deliveries): Checked {
  const versions = byAppeal(committed);
  const seen = watched.map(() => new Set<number>());
  const newest = watched.map(({ after }) => after);
  const [latencies, commits]: [number[], number[]] = [[], []];
  let [doubled, outOfOrder, unknown] = [0, 0, 0];
  for (let index = 0; index < deliveries.socket.length; index++) {
    const socket = deliveries.socket[index]!;
    const version = deliveries.version[index]!;
    const { appeal, after } = watched[socket]!;
    const commit = versions.get(appeal)?.get(version);
    if (commit === undefined || version <= after) unknown++;
    else if (seen[socket]!.has(version)) doubled++;
    else {
      if (version < newest[socket]!) outOfOrder++;
      newest[socket] = Math.max(newest[socket]!, version);
      seen[socket]!.add(version);
      latencies.push(deliveries.at[index]! - commit);
      commits.push(commit);
    }
  }
  const lost = watched.reduce((total, { appeal, after }, socket) => {
    const wanted = [...(versions.get(appeal)?.keys() ?? [])].filter((version) => version > after).length;
    return total + wanted - seen[socket]!.size;
  }, 0);
  return { delivered: deliveries.socket.length, lost, doubled, outOfOrder, unknown, latencies, commits };
}

function byAppeal(committed: readonly Committed[]): Map<string, Map<number, number>> {
  const versions = new Map<string, Map<number, number>>();
  for (const { appeal, version, at } of committed) {
    const of = versions.get(appeal) ?? new Map<number, number>();
    versions.set(appeal, of.set(version, at));
  }
  return versions;
}
