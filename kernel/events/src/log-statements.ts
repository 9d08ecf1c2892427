/** Newest position, and the one up to which retention may have removed events. */
export const HEAD = 'select position, pruned_to from events.head';

/** Parameters: position, topics or null, limit. The limits of the log come from the same snapshot as the events. */
export const AFTER = `
  select head.position as head, head.pruned_to, page.*
  from events.head as head left join lateral (
    select position, at, topic, type, aggregate, version, payload from events.log
    where position > $1 and ($2::text[] is null or topic = any($2))
    order by position limit $3
  ) as page on true
  order by page.position`;

/** Parameters: topic, version, limit. */
export const OF_TOPIC = `
  select (select version from events.pruned where topic = $1) as pruned_version, page.*
  from (values (1)) as one left join lateral (
    select position, at, topic, type, aggregate, version, payload from events.log
    where topic = $1 and version > $2
    order by version limit $3
  ) as page on true
  order by page.version`;

/** Parameters: topic, version. */
export const AT = 'select position, at, topic, type, aggregate, version, payload from events.log where topic = $1 and version = $2';

/**
 * Parameter: topics. One statement has one snapshot: an event on its way from the outbox to the log is seen in exactly one of
 * them. In a topic that only the relay versions, an event in the outbox counts as version 0: it is there, nothing more.
 */
export const NEWEST = `
  select topic, max(version) as version from (
    select wanted.topic, newest.version from unnest($1::text[]) as wanted (topic)
      cross join lateral (select version from events.log where log.topic = wanted.topic order by version desc limit 1) as newest
    union all
    select topic, coalesce(version, 0) from events.outbox where topic = any($1)
  ) as candidate
  group by topic`;

/**
 * Parameter: the moment before which events may go. One step of at most 10,000 positions; older versions of the same topics
 * that an earlier step had to leave go with them. Gives no row when there is nothing to do or another process is at it.
 */
export const PRUNE = `
  with turn as materialized (
    select pg_try_advisory_xact_lock(hashtextextended('otklik.events.prune', 0)) as mine
  ), reach as materialized (
    select head.pruned_to as start, least(
      (select coalesce(min(position) - 1, head.position) from events.log
        where position > head.pruned_to and at >= least($1::timestamptz, now() - interval '72 hours')),
      (select min(position) from events.follower)
    ) as finish
    from events.head as head, turn where turn.mine
  ), step as materialized (
    select start, least(finish, start + 10000) as finish, finish > start + 10000 as more from reach where finish > start
  ), newest as materialized (
    select topic, (select max(version) from events.log where log.topic = touched.topic) as version
    from (select distinct topic from events.log, step where position > step.start and position <= step.finish) as touched
  ), gone as (
    delete from events.log using newest, step
    where log.topic = newest.topic and log.version < newest.version and log.position <= step.finish
    returning log.topic, log.version
  ), noted as (
    insert into events.pruned (topic, version) select topic, max(version) from gone group by topic
    on conflict (topic) do update set version = excluded.version
  ), advanced as (
    update events.head set pruned_to = step.finish from step
  )
  select (select count(*)::int from gone) as removed, more from step`;

/** Parameter: name. */
export const READ_FOLLOWER = 'select position from events.follower where name = $1';

/** Parameters: name, position. */
export const STORE_FOLLOWER = `
  insert into events.follower (name, position) values ($1, $2)
  on conflict (name) do update set position = excluded.position, at = now()`;
