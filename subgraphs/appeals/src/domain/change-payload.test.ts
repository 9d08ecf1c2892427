import { AppealStatus } from './appeal-status.js';
import { changePayload } from './change-payload.js';
import { Visibility } from './visibility.js';

const appeal = {
  status: AppealStatus.SUBMITTED,
  agencyId: 'agency',
  cabinetId: 'cabinet',
  categoryId: 'roads.pothole',
  visibility: Visibility.PUBLIC,
  submittedAt: new Date('2026-11-19T03:00:00Z'),
  dueAt: new Date('2026-12-03T16:59:59.999Z'),
};
const now = new Date('2026-11-19T03:00:00Z');

test('an event says when things happened and leaves null what has not', () => {
  expect(changePayload(appeal, now, false)).toMatchObject({
    public: false,
    submittedAt: '2026-11-19T03:00:00.000Z',
    registeredAt: null,
    dueAt: '2026-12-03T16:59:59.999Z',
    answeredAt: null,
    score: null,
  });
});

test('an event carries nothing of what was written, by whom and where, whatever else the appeal holds', () => {
  const whole = { ...appeal, text: 'Яма у дома 5', authorId: 'anna', address: 'ул. Ленина', latitude: 55.03, executor: 'roads-executor' };
  expect(changePayload(whole, now, true)).toEqual(changePayload(appeal, now, true));
});
