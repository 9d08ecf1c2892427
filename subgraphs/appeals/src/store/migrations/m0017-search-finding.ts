/**
 * Looking into the words of appeals, for the tenant of the transaction. `scope` is what the program lets the viewer find, as JSON:
 * `everything`, `author`, `cabinets`, `sharedWith` (cabinets that take part in those of others), `published`, and `sight`: `ALL`, or `GIVEN` when
 * drafts and flats are not for the viewer. Of that the functions take what the settings of the tenant allow, so nothing is found, counted or
 * told by a word that the tenant may not read.
 */
export const FINDING_SQL = String.raw`
  -- The same condition by words of some weights alone.
  create function appeals.by_weights(wanted tsquery, weights text) returns tsquery language sql immutable as $$
    select regexp_replace(wanted::text, '''([^'']+)''', '''\1'':' || weights, 'g')::tsquery
  $$;

  create function appeals.found(wanted tsquery, best tsquery, scope jsonb, before uuid, at_most integer, ranked boolean)
  returns table (id uuid, rank integer) language plpgsql stable security definer rows 100 set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  declare
    sees_all constant boolean := coalesce(current_setting('otklik.reach', true), '') = 'all';
    all_of_it constant boolean := sees_all and (scope ->> 'everything')::boolean;
    person constant uuid := nullif(current_setting('otklik.person', true), '')::uuid;
    author constant uuid := case when sees_all or person = (scope ->> 'author')::uuid then (scope ->> 'author')::uuid end;
    mine constant uuid[] := coalesce(nullif(current_setting('otklik.cabinets', true), ''), '{}')::uuid[];
    cabinets constant uuid[] := array(select cabinet::uuid from jsonb_array_elements_text(scope -> 'cabinets') as cabinet where sees_all or cabinet::uuid = any (mine));
    shared constant uuid[] := array(select cabinet::uuid from jsonb_array_elements_text(scope -> 'sharedWith') as cabinet where sees_all or cabinet::uuid = any (mine));
    published constant boolean := (scope ->> 'published')::boolean;
    sight constant text := case when scope ->> 'sight' = 'ALL' and current_setting('otklik.viewer', true) <> 'machine' then 'abcd' else 'ab' end;
    seen constant tsquery := case when sight = 'abcd' then wanted else appeals.by_weights(wanted, sight) end;
    own constant tsquery := appeals.by_weights(wanted, 'abc');
    given constant tsquery := appeals.by_weights(wanted, 'ab');
    -- Of very many cabinets, those of the rows are looked at instead.
    tenants constant tsquery := case when cardinality(cabinets) between 1 and 50 then (select string_agg('''#' || cabinet || '''', ' | ')::tsquery from unnest(cabinets) as cabinet) else ''::tsquery end;
    partners constant tsquery := case when cardinality(shared) between 1 and 50 then (select string_agg('''~' || cabinet || '''', ' | ')::tsquery from unnest(shared) as cabinet) else ''::tsquery end;
  begin
    return query
      select hit.appeal_id, case when ranked then
          case when hit.words @@ best then 1000000 else 0 end + least(999999, (1000000 * ts_rank('{0.1, 0.3, 0.6, 1}', hit.words, wanted, 1))::integer)
        else 0 end
      from (
        (select d.appeal_id, case when sight = 'abcd' then d.words else ts_filter(d.words, '{a,b}') end as words
          from appeals.search_document as d
          where all_of_it and d.words @@ seen and (before is null or d.appeal_id < before) order by d.appeal_id desc limit at_most)
        union all
        (select d.appeal_id, case when sight = 'abcd' then d.words else ts_filter(d.words, '{a,b}') end
          from appeals.search_document as d
          where not all_of_it and cabinets <> '{}' and d.cabinet_id = any (cabinets) and d.words @@ (tenants && seen) and (before is null or d.appeal_id < before)
          order by d.appeal_id desc limit at_most)
        union all
        (select d.appeal_id, ts_filter(d.words, '{a,b,c}')
          from appeals.search_document as d
          where not all_of_it and author is not null and d.author_id = author and d.cabinet_id <> all (cabinets) and d.words @@ own and (before is null or d.appeal_id < before)
          order by d.appeal_id desc limit at_most)
        union all
        (select d.appeal_id, ts_filter(d.words, '{a,b}')
          from appeals.search_document as d
          where not all_of_it and shared <> '{}' and d.co_cabinet_ids && shared and d.words @@ (partners && given)
            and d.cabinet_id <> all (cabinets) and (author is null or d.author_id is distinct from author) and (before is null or d.appeal_id < before)
          order by d.appeal_id desc limit at_most)
        union all
        (select d.appeal_id, d.public_words
          from appeals.search_document as d
          where not all_of_it and published and d.is_public and d.public_words @@ wanted and d.category_id in (select c.id from cabinets.published_category as c where not c.private)
            and d.cabinet_id <> all (cabinets) and not d.co_cabinet_ids && shared and (author is null or d.author_id is distinct from author)
            and (before is null or d.appeal_id < before)
          order by d.appeal_id desc limit at_most)
      ) as hit
      order by hit.appeal_id desc limit at_most;
  end $$;

  -- How many letters were left out, put in, taken for another or for their neighbour. An ending too long to be taken off is none.
  create function appeals.slips(typed text, known text) returns integer language plpgsql immutable as $$
  declare
    a constant text[] := string_to_array(case when char_length(typed) between char_length(known) + 1 and char_length(known) + 3 and left(typed, char_length(known)) = known then known else typed end, null);
    b constant text[] := string_to_array(known, null);
    before_last integer[];
    last integer[] := array(select generate_series(0, cardinality(b)));
    this integer[];
  begin
    for i in 1 .. cardinality(a) loop
      this := array[i];
      for j in 1 .. cardinality(b) loop
        this[j + 1] := least(this[j] + 1, last[j + 1] + 1, last[j] + case when a[i] = b[j] then 0 else 1 end);
        if i > 1 and j > 1 and a[i] = b[j - 1] and a[i - 1] = b[j] then
          this[j + 1] := least(this[j + 1], before_last[j - 1] + 1);
        end if;
      end loop;
      before_last := last;
      last := this;
    end loop;
    return last[cardinality(b) + 1];
  end $$;

  do $do$
  begin
    -- Once it was called its setting is known, and so may be one of a function.
    execute format('select %s.similarity(%L, %L)', (select extnamespace::regnamespace from pg_extension where extname = 'pg_trgm'), 'a', 'b');
    execute replace($text$
      create function appeals.similar_words(lexeme text, scope jsonb) returns tsquery
      language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set pg_trgm.similarity_threshold = 0.2 as $$
      declare
        only_public constant boolean := not (scope ->> 'everything')::boolean and scope ->> 'author' is null and scope -> 'cabinets' = '[]' and coalesce(scope -> 'sharedWith', '[]') = '[]';
        allowed constant integer := case when char_length(lexeme) <= 5 then 1 else 2 end;
        candidate record;
        alike tsquery := '';
        nearest integer;
        found_ones integer := 0;
      begin
        for candidate in
          select near.word, appeals.slips(lexeme, near.word) as slips from (
            select known.word, SCHEMA.similarity(known.word, lexeme) as likeness from appeals.search_word as known
            where known.is_public = only_public and known.word operator(SCHEMA.%) lexeme and known.word <> lexeme
              and abs(char_length(known.word) - char_length(lexeme)) <= 3
            group by known.word order by likeness desc, known.word limit 100
          ) as near
          where appeals.slips(lexeme, near.word) <= allowed
          order by slips, near.likeness desc, near.word
        loop
          exit when candidate.slips > nearest;
          continue when not exists (select from appeals.found(quote_literal(candidate.word)::tsquery, '', scope, null, 1, false));
          alike := alike || quote_literal(candidate.word)::tsquery;
          nearest := candidate.slips;
          found_ones := found_ones + 1;
          exit when found_ones = 4;
        end loop;
        return alike;
      end $$
    $text$, 'SCHEMA', (select extnamespace::regnamespace::text from pg_extension where extname = 'pg_trgm'));
  end $do$;

  -- One condition of a search: any of its wordings, which says nothing when they are only words like «и».
  create function appeals.wording(term jsonb) returns tsquery language plpgsql immutable as $$
  declare
    wording text;
    any_of tsquery := '';
  begin
    for wording in select jsonb_array_elements_text(term -> 'wordings') loop
      any_of := any_of || phraseto_tsquery('pg_catalog.russian', appeals.plain_words(wording));
    end loop;
    return any_of;
  end $$;

  -- What a search asks for: every word as it is, and, when that finds next to nothing, of a word that next to none have also those nearest
  -- to it. Null when it asks for nothing.
  create function appeals.search_for(search jsonb, scope jsonb, out exact tsquery, out wide tsquery)
  language plpgsql stable security definer set search_path = '' as $$
  declare
    few constant integer := 3;
    unlike tsquery := '';
    one_of jsonb;
    term jsonb;
    any_of tsquery;
    any_like tsquery;
    widened tsquery := '';
    condition tsquery;
  begin
    exact := '';
    for one_of in select jsonb_array_elements(search -> 'every') loop
      any_of := '';
      for term in select jsonb_array_elements(one_of) loop
        any_of := any_of || appeals.wording(term);
      end loop;
      exact := exact && any_of;
    end loop;
    if numnode(exact) = 0 then
      exact := null;
      return;
    end if;
    for term in select jsonb_array_elements(search -> 'none') loop
      condition := appeals.wording(term);
      if numnode(condition) > 0 then
        unlike := unlike && !! condition;
      end if;
    end loop;
    if (select count(*) from appeals.found(exact && unlike, '', scope, null, few, false)) < few then
      for one_of in select jsonb_array_elements(search -> 'every') loop
        any_like := '';
        for term in select jsonb_array_elements(one_of) loop
          condition := appeals.wording(term);
          any_like := any_like || condition;
          if (term ->> 'mayBeMisspelt')::boolean and numnode(condition) = 1 and (select count(*) from appeals.found(condition, '', scope, null, few, false)) < few then
            any_like := any_like || appeals.similar_words(btrim(condition::text, ''''), scope);
          end if;
        end loop;
        widened := widened && any_like;
      end loop;
    else
      widened := exact;
    end if;
    exact := exact && unlike;
    wide := widened && unlike;
  end $$;

  revoke execute on function appeals.found, appeals.similar_words, appeals.search_for from public;
  grant execute on function appeals.found, appeals.search_for to otklik_appeals;
`;
