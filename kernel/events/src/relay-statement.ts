/**
 * Moves up to $1 committed events from the outbox to the log and numbers them, as one statement: either all of it
 * happened or nothing.
 *
 * One statement has one snapshot, so a transaction's events are seen together, and an aggregate's later event never
 * without its earlier one: both were appended under the row lock, the later one with the higher id.
 * An event without a version gets the next one of its topic: there is one relay, retention leaves the newest event of a topic,
 * and so nobody has to count under a lock (docs/decisions/0030).
 * Two events of one (topic, version) are a writer's fault; the second is put aside instead of stopping the log for everybody.
 *
 * Gives one row: `moved`, `rejected`.
 */
export const MOVE_BATCH = `
  with batch as (
    delete from events.outbox where id in (select id from events.outbox order by id limit $1)
    returning id, at, topic, type, aggregate, version, payload
  ), counter as (
    update events.head set position = position + (select count(*) from batch)
    where exists (select from batch)
    returning position - (select count(*) from batch) as base
  ), newest as (
    select topic, coalesce((select log.version from events.log where log.topic = feed.topic order by log.version desc limit 1), 0) as version
    from (select distinct topic from batch where version is null) as feed
  ), numbered as (
    select batch.id, batch.at, batch.topic, batch.type, batch.aggregate, batch.payload,
      coalesce(batch.version, newest.version + row_number() over (partition by batch.topic, batch.version is null order by batch.id)) as version,
      counter.base + row_number() over (order by batch.id) as position
    from batch cross join counter left join newest on newest.topic = batch.topic
  ), moved as (
    insert into events.log (position, at, topic, type, aggregate, version, payload)
    select position, at, topic, type, aggregate, version, payload from numbered order by position
    on conflict (topic, version) do nothing
    returning position
  ), rejected as (
    insert into events.rejected (id, at, topic, type, aggregate, version, payload)
    select id, at, topic, type, aggregate, version, payload from numbered
    where not exists (select from moved where moved.position = numbered.position)
    returning id
  )
  select (select count(*)::int from moved) as moved, (select count(*)::int from rejected) as rejected`;

/** One relay per database. A session holds the lock, so it is free as soon as the holder's connection is gone. */
export const TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('otklik.events.relay', 0)) as locked";
