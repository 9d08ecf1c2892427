import { Migration, SYSTEM, tenantSettings } from '@otklik/database';

const SETTINGS = Object.keys(tenantSettings(SYSTEM));

/**
 * Reads one appeal for each of many viewers in one statement, every one under the row level security of its own viewer: the function has the
 * rights of its caller, and works for a viewer only while it reads for them. In the end it works for nobody.
 */
export class M0039FollowQuestions extends Migration {
  override name = 'M0039FollowQuestions';

  override up(): void {
    this.addSql(`
      create function appeals.appeal_for_each(questions jsonb)
      returns table (place int, kind text, status text, visibility text, "authorId" uuid, "cabinetId" uuid, executor text, "categoryId" text, participations jsonb)
      language plpgsql volatile as $$
      declare
        question jsonb;
      begin
        for question in select value from jsonb_array_elements(questions) loop
          perform ${SETTINGS.map((name) => `set_config('${name}', coalesce(question -> 'settings' ->> '${name}', ''), true)`).join(', ')};
          return query
            select (question ->> 'place')::int, a.kind::text, a.status::text, a.visibility::text, a.author_id, a.cabinet_id, a.executor, a.category_id, a.participations
            from appeals.appeal a
            where a.id = (question ->> 'id')::uuid and a.version >= (question ->> 'version')::bigint
              and exists (select from appeals.appeal_history h where h.appeal_id = a.id and h.version = (question ->> 'version')::bigint);
        end loop;
        perform ${SETTINGS.map((name) => `set_config('${name}', '', true)`).join(', ')};
      end $$;
    `);
  }
}
