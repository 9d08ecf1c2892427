/**
 * The words of each appeal. Weights say who may find it by them: A (number, address without a flat) and B (the text, given answers) whoever
 * reads it when it is private, C (the flat) besides those who see its author, D (a draft of the answer) those who see the work on it.
 * `#` and the id of its cabinet is among them, and `~` and the id of each other that takes part in it and reads it, so that one index finds
 * the words of one cabinet; nobody can type that.
 * `public_words` are those of what everybody sees of it, in which only the program knows what is hidden.
 */
export const DOCUMENT_SQL = String.raw`
  create table appeals.search_document (
    appeal_id uuid primary key references appeals.appeal (id) on delete cascade,
    cabinet_id uuid not null,
    co_cabinet_ids uuid[] not null,
    author_id uuid,
    category_id text not null,
    is_public boolean not null,
    words tsvector not null,
    public_words tsvector
  );
  -- Every word that was ever in one, so that a misspelt word finds those like it. May be twice: nobody waits for anybody to add one.
  create table appeals.search_word (word text not null, is_public boolean not null);

  alter table appeals.search_document enable row level security, force row level security;
  create policy of_functions on appeals.search_document to current_user using (true) with check (true);
  alter table appeals.search_word enable row level security, force row level security;
  create policy of_functions on appeals.search_word to current_user using (true) with check (true);

  -- Words and spaces alone: neither «ё» nor stresses, soft hyphens or invisible signs tell two words apart.
  create function appeals.plain_words(source text) returns text language sql immutable as $$
    select regexp_replace(translate(normalize(source, nfc), U&'\0451\0401\0301\0300\00AD\200B\200C\200D\FEFF', U&'\0435\0415'), '[^[:alnum:]]+', ' ', 'g')
  $$;
  create function appeals.words_of(source text) returns tsvector language sql immutable as $$
    select to_tsvector('pg_catalog.russian', appeals.plain_words(coalesce(source, '')))
  $$;
  create function appeals.without_flat(address text) returns text language sql immutable as $$
    select regexp_replace(address, '[,;]{0,1}\s*\m(квартира|кв-ра|кв|apartment|apt|flat)\.{0,1}\s*№{0,1}\s*\d+\s{0,1}[[:alpha:]]{0,1}\M', '', 'gi')
  $$;
  -- Other cabinets that read it, where appeals have such a column: a later migration may add it.
  create function appeals.cabinets_beside(appeal appeals.appeal) returns uuid[] language sql stable as $$
    select array(select cabinet::uuid from jsonb_array_elements_text(nullif(to_jsonb(appeal) -> 'co_cabinet_ids', 'null')) as cabinet)
  $$;
  create function appeals.search_words(appeal appeals.appeal) returns tsvector language sql stable as $$
    select setweight(appeals.words_of(appeal.number), 'A') || setweight(appeals.words_of(appeals.without_flat(appeal.address)), 'A')
      || setweight(appeals.words_of(appeal.text), 'B')
      || setweight(appeals.words_of((select string_agg(answer ->> 'text', ' ') from jsonb_array_elements(appeal.earlier_answers) as answer)), 'B')
      || setweight(appeals.words_of(appeal.answer_text), case when appeal.status in ('ANSWERED', 'RATED', 'CLOSED') then 'B' else 'D' end::"char")
      || case when appeals.without_flat(appeal.address) <> appeal.address then setweight(appeals.words_of(appeal.address), 'C') else '' end
      || array_to_tsvector(array['#' || appeal.cabinet_id] || array(select '~' || cabinet from unnest(appeals.cabinets_beside(appeal)) as cabinet))
  $$;

  create function appeals.learn_words(words tsvector, public boolean) returns void language sql security definer set search_path = '' as $$
    insert into appeals.search_word (word, is_public)
    select word, public from unnest(tsvector_to_array(words)) as word
    where word ~ '^[[:alpha:]]{2,30}$' and not exists (select from appeals.search_word as known where known.word = word.word and known.is_public = public)
  $$;

  -- With every change that touches what is searched, in its transaction, whoever makes it.
  create function appeals.note_words() returns trigger language plpgsql security definer set search_path = '' as $$
  declare
    new_words tsvector;
    public constant boolean := new.visibility = 'PUBLIC' and new.kind = 'MESSAGE' and new.status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN');
  begin
    if tg_op = 'UPDATE' and appeals.cabinets_beside(old) = appeals.cabinets_beside(new)
      and (old.number, old.text, old.address, old.answer_text, old.earlier_answers, old.status, old.visibility, old.kind, old.category_id, old.cabinet_id, old.author_id)
        is not distinct from (new.number, new.text, new.address, new.answer_text, new.earlier_answers, new.status, new.visibility, new.kind, new.category_id, new.cabinet_id, new.author_id)
    then
      return null;
    end if;
    new_words := appeals.search_words(new);
    insert into appeals.search_document as known (appeal_id, cabinet_id, co_cabinet_ids, author_id, category_id, is_public, words)
      values (new.id, new.cabinet_id, appeals.cabinets_beside(new), new.author_id, new.category_id, public, new_words)
      on conflict (appeal_id) do update set cabinet_id = excluded.cabinet_id, co_cabinet_ids = excluded.co_cabinet_ids, author_id = excluded.author_id,
        category_id = excluded.category_id, is_public = excluded.is_public, words = excluded.words
      where (known.cabinet_id, known.author_id, known.category_id, known.is_public, known.words)
        is distinct from (excluded.cabinet_id, excluded.author_id, excluded.category_id, excluded.is_public, excluded.words);
    if found then
      perform appeals.learn_words(new_words, false);
    end if;
    return null;
  end $$;
  create trigger notes_words after insert or update on appeals.appeal for each row execute function appeals.note_words();

  -- What everybody may find an appeal by; told by whoever may change it.
  create function appeals.publish_words(wanted uuid, place text, shown text) returns void language plpgsql security definer set search_path = '' as $$
  declare
    new_words constant tsvector := setweight(appeals.words_of(place), 'A') || setweight(appeals.words_of(shown), 'B');
  begin
    update appeals.search_document set public_words = new_words
      where appeal_id = wanted and public_words is distinct from new_words
        and (current_setting('otklik.reach', true) = 'all' or array[author_id, cabinet_id] && nullif(current_setting('otklik.mine', true), '')::uuid[]);
    if found then
      perform appeals.learn_words(new_words, true);
    end if;
  end $$;

  revoke execute on function appeals.learn_words, appeals.note_words, appeals.publish_words from public;
  grant execute on function appeals.publish_words to otklik_appeals;

  insert into appeals.search_document (appeal_id, cabinet_id, co_cabinet_ids, author_id, category_id, is_public, words)
    select id, cabinet_id, '{}', author_id, category_id, visibility = 'PUBLIC' and kind = 'MESSAGE' and status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN'), appeals.search_words(appeal)
    from appeals.appeal;
  insert into appeals.search_word (word, is_public)
    select distinct word, false from appeals.search_document, unnest(tsvector_to_array(words)) as word where word ~ '^[[:alpha:]]{2,30}$';

  create index search_document_words on appeals.search_document using gin (words);
  create index search_document_public on appeals.search_document using gin (public_words) where is_public;
  create index search_document_author on appeals.search_document (author_id, appeal_id desc);
  create index search_word_word on appeals.search_word (word, is_public);
  do $$
  declare
    home constant text := (select extnamespace::regnamespace from pg_extension where extname = 'pg_trgm');
  begin
    execute format('create index search_word_like on appeals.search_word using gin (word %s.gin_trgm_ops) where not is_public', home);
    execute format('create index search_word_public on appeals.search_word using gin (word %s.gin_trgm_ops) where is_public', home);
  end $$;
`;
