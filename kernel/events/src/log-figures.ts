/** How far behind somebody is who follows the log. */
export interface FollowerFigures {
  readonly name: string;
  /** Positions of the log that are still to come to it. */
  readonly events: number;
  /** How long the oldest of them has been in the log, in seconds; 0 when there is none. */
  readonly seconds: number;
}

/** How the log is doing at the moment. */
export interface LogFigures {
  /** The newest position. */
  readonly head: number;
  /** Committed events that wait for the relay; counted up to 10,000. */
  readonly waiting: number;
  /** How long the oldest of them has been waiting, in seconds; 0 when there is none. */
  readonly waitingSeconds: number;
  readonly followers: readonly FollowerFigures[];
}

/** Parameters: names and positions of followers that store none, as two arrays of equal length. Gives one row per follower, or one without. */
export const FIGURES = `
  select head.position as head,
    (select count(*)::int from (select from events.outbox limit 10000) as counted) as waiting,
    coalesce((select extract(epoch from clock_timestamp() - at)::float8 from events.outbox order by id limit 1), 0) as waiting_seconds,
    follower.name, follower.position,
    coalesce((
      select extract(epoch from clock_timestamp() - at)::float8 from events.log where position > follower.position order by position limit 1
    ), 0) as seconds
  from events.head as head left join (
    select name, position from events.follower
    union all
    select name, position from unnest($1::text[], $2::bigint[]) as given (name, position)
  ) as follower on true`;

/** What a row of it looks like; bigint columns arrive as text. */
export interface FiguresRow {
  head: string;
  waiting: number;
  waiting_seconds: number;
  name: string | null;
  position: string | null;
  seconds: number;
}

export function toFigures(rows: readonly FiguresRow[]): LogFigures {
  const [{ head, waiting, waiting_seconds: waitingSeconds }] = rows as [FiguresRow];
  const followers = rows.flatMap(({ name, position, seconds }): FollowerFigures[] =>
    // A follower may have read on while the row was made.
    name === null ? [] : [{ name, events: Math.max(0, Number(head) - Number(position)), seconds }],
  );
  return { head: Number(head), waiting, waitingSeconds, followers };
}
