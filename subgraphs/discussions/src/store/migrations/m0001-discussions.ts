import { Migration } from '@otklik/database';

/** Discussions, the versions and clauses of their acts, proposals, stances, activity and the keys of repeated requests. */
export class M0001Discussions extends Migration {
  override name = 'M0001Discussions';

  override up(): void {
    this.addSql(`
      create table discussions.discussion (
        id uuid primary key,
        agency_id uuid not null,
        cabinet_id uuid not null,
        kind text not null check (kind in ('NORMATIVE_ACT', 'LOCAL_QUESTION')),
        title text not null check (title <> ''),
        summary text not null check (summary <> ''),
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        created_at timestamptz not null,
        created_by text not null,
        published_at timestamptz,
        closed_at timestamptz,
        finished_at timestamptz,
        draft_number integer not null check (draft_number > 0),
        participants integer not null check (participants >= 0),
        version integer not null check (version > 0),
        check (closes_at > opens_at),
        check (published_at is not null or (closed_at is null and finished_at is null))
      );
      -- Ids rise with time, so every list is read newest first from one of these.
      create index discussion_agency on discussions.discussion (agency_id, id desc);
      create index discussion_cabinet on discussions.discussion (cabinet_id, id desc);

      -- The ORM orders the rows of one transaction as it likes: the references hold at its end.
      create table discussions.draft_version (
        discussion_id uuid not null references discussions.discussion (id) deferrable initially deferred,
        number integer not null check (number > 0),
        at timestamptz not null,
        explanation text check ((explanation is null) = (number = 1)),
        created_by text not null,
        primary key (discussion_id, number)
      );
      create table discussions.clause (
        id uuid primary key,
        discussion_id uuid not null,
        draft_number integer not null,
        position integer not null,
        number text not null check (number <> ''),
        heading text,
        text text not null check (text <> ''),
        unique (discussion_id, draft_number, number),
        unique (discussion_id, draft_number, position),
        -- For the reference of proposals.
        unique (id, discussion_id, draft_number),
        foreign key (discussion_id, draft_number) references discussions.draft_version (discussion_id, number) deferrable initially deferred
      );
      create table discussions.proposal (
        id uuid primary key,
        discussion_id uuid not null,
        clause_id uuid,
        draft_number integer not null,
        author_id uuid not null,
        participant integer not null check (participant > 0),
        text text not null check (text <> ''),
        status text not null check (status in ('PENDING', 'PUBLISHED', 'REJECTED')),
        submitted_at timestamptz not null,
        moderated_at timestamptz,
        moderated_by text,
        rejection_reason text,
        supports_for integer not null check (supports_for >= 0),
        supports_against integer not null check (supports_against >= 0),
        reply_outcome text check (reply_outcome in ('ACCEPTED', 'PARTLY', 'REJECTED')),
        reply_explanation text,
        replied_at timestamptz,
        replied_by text,
        foreign key (discussion_id, draft_number) references discussions.draft_version (discussion_id, number)
          deferrable initially deferred,
        foreign key (clause_id, discussion_id, draft_number) references discussions.clause (id, discussion_id, draft_number)
          deferrable initially deferred,
        check ((status = 'PENDING') = (moderated_at is null) and (status = 'PENDING') = (moderated_by is null)),
        check ((status = 'REJECTED') = (rejection_reason is not null)),
        check (num_nonnulls(reply_outcome, reply_explanation, replied_at, replied_by) in (0, 4)),
        check (reply_outcome is null or status = 'PUBLISHED')
      );
      create index proposal_discussion on discussions.proposal (discussion_id, id desc);
      create index proposal_clause on discussions.proposal (clause_id, id desc);
      create index proposal_author on discussions.proposal (author_id, discussion_id);

      create table discussions.stance (
        proposal_id uuid not null references discussions.proposal (id) deferrable initially deferred,
        person_id uuid not null,
        stance text not null check (stance in ('FOR', 'AGAINST')),
        primary key (proposal_id, person_id)
      );
      create table discussions.activity (
        discussion_id uuid not null references discussions.discussion (id) deferrable initially deferred,
        version integer not null,
        at timestamptz not null,
        event text not null,
        proposal_id uuid references discussions.proposal (id) deferrable initially deferred,
        primary key (discussion_id, version)
      );
      grant select, insert, update on discussions.discussion, discussions.proposal to otklik_discussions;
      grant select, insert, update, delete on discussions.stance to otklik_discussions;
      grant select, insert on discussions.draft_version, discussions.clause, discussions.activity to otklik_discussions;
    `);
    this.addSql(`
      create table discussions.idempotency_key (
        person_id uuid not null,
        key text not null,
        fingerprint text not null,
        object_id uuid not null,
        at timestamptz not null,
        primary key (person_id, key)
      );
      grant select, insert on discussions.idempotency_key to otklik_discussions;
    `);
  }
}
