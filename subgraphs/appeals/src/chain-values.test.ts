/** What is written by the ORM and what verification reads by SQL have the same digests, whatever the values are. */
import { newId } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import fc from 'fast-check';
import { AppealKind } from './domain/appeal-kind.js';
import { AppealStatus } from './domain/appeal-status.js';
import { Channel } from './domain/channel.js';
import { Visibility } from './domain/visibility.js';
import { World } from './testing/world.js';
import { verifyChains } from './use-cases/verify-chains.js';
import { AppealEntity } from './store/appeal.entity.js';
import { recordChange } from './store/record-change.js';

const APPEALS = 300;

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

/** PostgreSQL keeps every text but those with a zero character. */
const words = (): fc.Arbitrary<string> => fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.replaceAll('\0', '?'));
/** Text that is not well-formed UTF-16, too: it is kept, not refused. */
const text = (): fc.Arbitrary<string> => fc.oneof(words(), fc.constantFrom('a\ud800', '\udc00', '"', '\\', "'; --", '\u2028', '?', '$1'));
const json = (): fc.Arbitrary<Record<string, unknown>> =>
  fc.dictionary(words(), fc.oneof(words(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(words())));
const moment = (): fc.Arbitrary<Date> => fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true });
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);

const appeal = fc.record({
  agencyId: fc.uuid(),
  cabinetId: fc.uuid(),
  authorId: fc.uuid(),
  categoryId: words(),
  text: text(),
  place: optional(fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))),
  address: optional(text()),
  details: optional(json()),
  executor: optional(text()),
  answerText: optional(text()),
  answeredAt: optional(moment()),
  ratingScore: optional(fc.integer({ min: 1, max: 5 })),
  submittedAt: moment(),
  dueAt: moment(),
  dueReasons: fc.array(fc.record({ ru: words(), en: words() })),
  comment: optional(fc.record({ ru: words(), en: words() })),
  actor: text(),
});

test('every value comes back with the digest it was written with', async () => {
  await world.orm.em.fork({ session: sessionOf(SYSTEM) }).transactional(async (tx) => {
    for (const { place, details, comment, actor, ...values } of fc.sample(appeal, APPEALS)) {
      const row = tx.create(AppealEntity, {
        ...values,
        id: newId(),
        kind: AppealKind.MESSAGE,
        origin: null,
        latitude: place?.[0] ?? null,
        longitude: place?.[1] ?? null,
        pluginId: 'roads',
        form: details === null ? null : 'roadPothole',
        details,
        channel: Channel.PORTAL,
        visibility: Visibility.PRIVATE,
        status: AppealStatus.SUBMITTED,
        version: 1,
        isProvisional: true,
      });
      await recordChange(tx, row, { event: 'appeal.submitted', at: values.submittedAt, actor, actorRole: 'AUTHOR', comment });
    }
  });
  expect(await verifyChains({ databaseUrl: world.databaseUrl, sealFile: '/nowhere/appeals.seals' })).toMatchObject({ appeals: APPEALS, broken: 0, chainFaults: [] });
});
