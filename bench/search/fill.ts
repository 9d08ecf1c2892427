import { withConnection } from '@otklik/database';
import { fillRegion, type Scale } from '../tenancy/region.ts';

/** Words of messages, the frequent ones first; behind them come made-up ones, which are as rare as names. */
const FREQUENT = (
  'дорога яма дом двор улица вода мусор снег свет отопление подъезд тротуар контейнер площадка автобус остановка дерево школа больница врач ' +
  'лифт труба крыша подвал асфальт светофор знак разметка ливнёвка люк бордюр фонарь парк детский сад поликлиника запись лекарство очередь маршрут ' +
  'водитель расписание вывоз свалка тариф начисление квитанция счётчик ремонт подрядчик гарантия жители просим принять меры обращались ответ срок опасно'
).split(' ');
const STREETS = ['Ленина', 'Кирова', 'Гагарина', 'Советская', 'Садовая', 'Лесная', 'Мира', 'Победы', 'Лескова', 'Урицкого'];
const RARE_WORDS = 30_000;
const WORDS_OF_A_TEXT = 40;

/** Fills a migrated database with messages of many words, each as often as words are, and with what they are found by. */
export async function fillMessages(adminUrl: string, scale: Scale, say: (line: string) => void): Promise<void> {
  await fillRegion(adminUrl, scale, say);
  await withConnection(adminUrl, async (admin) => {
    await admin.query('set session_replication_role = replica');
    const steps: [string, string][] = [
      [
        'words',
        `create temporary table word as
           select n - 1 as place, word from unnest(array['${FREQUENT.join("','")}']) with ordinality as frequent (word, n)
           union all
           select ${FREQUENT.length} + n, (select string_agg(substr('бвгдзклмнпрстшх', 1 + (n * (i * 7 + 3) / 13 + i * n) % 15, 1) || substr('аеиоуяыю', 1 + (n / (i * 5 + 1) + i) % 8, 1), '') from generate_series(1, 3 + n % 3) i)
           from generate_series(0, ${RARE_WORDS - 1}) n;
         create index on word (place); analyze word`,
      ],
      [
        'texts',
        `select setseed(0.42);
         update appeals.appeal a set text = made.text, address = 'ул. ' || (array['${STREETS.join("','")}'])[1 + hashtext(a.id::text) % ${STREETS.length / 2} + ${STREETS.length / 2 - 1}] || ', ' || abs(hashtext(a.number)) % 150
         from (
           select drawn.id, string_agg(word.word, ' ') as text
           from (select id, floor(${FREQUENT.length + RARE_WORDS} * power(random(), 2))::int as place from appeals.appeal, generate_series(1, ${WORDS_OF_A_TEXT})) as drawn
             join word on word.place = drawn.place
           group by drawn.id
         ) as made where made.id = a.id`,
      ],
      [
        'what they are found by',
        `insert into appeals.search_document (appeal_id, cabinet_id, co_cabinet_ids, author_id, category_id, is_public, words, public_words)
           select id, cabinet_id, '{}', author_id, category_id, visibility = 'PUBLIC' and status <> 'SUBMITTED', appeals.search_words(a),
             case when visibility = 'PUBLIC' then setweight(appeals.words_of(number || ' ' || address), 'A') || setweight(appeals.words_of(text), 'B') end
           from appeals.appeal a;
         insert into appeals.search_word (word, is_public) select distinct word, false from appeals.search_document, unnest(tsvector_to_array(words)) as word where word ~ '^[[:alpha:]]{2,30}$';
         insert into appeals.search_word (word, is_public) select distinct word, true from appeals.search_document, unnest(tsvector_to_array(public_words)) as word where word ~ '^[[:alpha:]]{2,30}$'`,
      ],
      ['statistics', 'vacuum analyze appeals.appeal'],
      ['statistics', 'vacuum analyze appeals.search_document'],
      ['statistics', 'vacuum analyze appeals.search_word'],
    ];
    for (const [title, sql] of steps) {
      say(`writing ${title}`);
      await admin.query(sql);
    }
  });
}
