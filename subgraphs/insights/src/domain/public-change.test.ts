import { publicPayloadOf } from './public-change.js';

const none = new Set<string>();
const payload = {
  public: true,
  status: 'REGISTERED',
  categoryId: 'roads.pothole',
  agencyId: 'a',
  cabinetId: 'c',
  at: '2026-11-22T00:00:00Z',
};

test('the public sees the status, category and agency of what its writer marked as public, and nothing else', () => {
  expect(publicPayloadOf({ payload }, none)).toEqual({ status: 'REGISTERED', categoryId: 'roads.pothole', agencyId: 'a' });
});

test('what an event does not say is null', () => {
  expect(publicPayloadOf({ payload: { public: true, status: 7 } }, none)).toEqual({ status: null, categoryId: null, agencyId: null });
});

test.each([{ ...payload, public: false }, { ...payload, public: undefined }, { ...payload, public: 'true' }, null, 'public', []])(
  'without the mark there is nothing: %j',
  (other) => {
    expect(publicPayloadOf({ payload: other }, none)).toBeNull();
  },
);

test('a category that has become private takes its past along', () => {
  expect(publicPayloadOf({ payload }, new Set(['roads.pothole']))).toBeNull();
});
