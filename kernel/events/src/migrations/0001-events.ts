import { APP_ROLE, Migration } from '@otklik/database';

/** Outbox, log, its counter, what retention removed, and the positions of durable followers. */
export class Events0001 extends Migration {
  override up(): void {
    this.addSql(`
      create table events.outbox (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        topic text not null check (length(topic) between 1 and 200),
        type text not null,
        aggregate text not null,
        version bigint check (version > 0),
        payload jsonb not null
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`);
    // A version given twice is a fault of the writer and should fail there, not in the relay.
    this.addSql('create unique index outbox_topic_version on events.outbox (topic, version)');

    this.addSql(`
      create table events.log (
        position bigint primary key,
        at timestamptz not null,
        topic text not null,
        type text not null,
        aggregate text not null,
        version bigint not null,
        payload jsonb not null
      )`);
    this.addSql('create unique index log_topic_version on events.log (topic, version)');

    // Apart from the log, so that numbers go on after retention has emptied it.
    this.addSql(`
      create table events.head (
        single boolean primary key default true check (single),
        position bigint not null default 0,
        pruned_to bigint not null default 0
      )`);
    this.addSql("comment on column events.head.pruned_to is 'Up to this position the log may have holes; after it, it is complete.'");
    this.addSql('insert into events.head default values');

    this.addSql('create table events.pruned (topic text primary key, version bigint not null)');
    this.addSql("comment on table events.pruned is 'The newest version of each topic that retention has removed.'");

    this.addSql(`
      create table events.rejected (
        id bigint primary key,
        at timestamptz not null,
        topic text not null,
        type text not null,
        aggregate text not null,
        version bigint,
        payload jsonb not null
      )`);
    this.addSql("comment on table events.rejected is 'Events whose (topic, version) the log already had: a fault of the writer, kept for a person to look at.'");

    this.addSql('create table events.follower (name text primary key, position bigint not null, at timestamptz not null default now())');

    this.addSql('grant usage on schema events to otklik_events');
    this.addSql('grant select, insert, update, delete on events.outbox, events.log, events.head, events.pruned, events.rejected, events.follower to otklik_events');

    // Every subgraph appends to the outbox and reads the log, and nothing else.
    this.addSql(`grant usage on schema events to ${APP_ROLE}`);
    this.addSql(`grant insert on events.outbox to ${APP_ROLE}`);
    this.addSql(`grant select on events.log to ${APP_ROLE}`);
  }

  override down(): void {
    this.addSql('drop table events.outbox, events.log, events.head, events.pruned, events.rejected, events.follower');
  }
}
