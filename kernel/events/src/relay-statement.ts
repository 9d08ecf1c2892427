/**
 * Moves up to $1 committed events from the outbox to the log and numbers them, as one statement: either all of it
 * happened or nothing.
 *
 * One statement has one snapshot, so a transaction's events are seen together, and an aggregate's later event never
 * without its earlier one: both were appended under the row lock, the later one with the higher id.
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
  ), numbered as (
    select batch.*, counter.base + row_number() over (order by batch.id) as position from batch cross join counter
  ), moved as (
    insert into events.log (position, at, topic, type, aggregate, version, payload)
    select position, at, topic, type, aggregate, coalesce(version, position), payload from numbered order by position
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
