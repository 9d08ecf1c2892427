import { SurveyStatus, statusAt } from './survey-status.js';

const at = (text: string) => new Date(text);
const published = { publishedAt: at('2026-11-01T00:00:00Z'), opensAt: at('2026-11-10T00:00:00Z'), closesAt: at('2026-11-20T00:00:00Z') };

describe('the status of a survey', () => {
  test.each([
    ['2026-11-09T23:59:59.999Z', SurveyStatus.SCHEDULED],
    ['2026-11-10T00:00:00.000Z', SurveyStatus.OPEN],
    ['2026-11-19T23:59:59.999Z', SurveyStatus.OPEN],
    ['2026-11-20T00:00:00.000Z', SurveyStatus.CLOSED],
    ['2036-01-01T00:00:00.000Z', SurveyStatus.CLOSED],
  ])('follows from the clock alone: at %s it is %s', (now, status) => {
    expect(statusAt(published, at(now))).toBe(status);
  });

  test('is DRAFT until publication, whatever the clock says', () => {
    for (const now of ['2026-11-05T00:00:00Z', '2026-11-15T00:00:00Z', '2026-11-25T00:00:00Z'])
      expect(statusAt({ ...published, publishedAt: null }, at(now))).toBe(SurveyStatus.DRAFT);
  });

  test('is CLOSED from the moment somebody closes it, even before it opened', () => {
    for (const closedAt of [at('2026-11-05T00:00:00Z'), at('2026-11-15T00:00:00Z')])
      expect(statusAt({ ...published, closedAt }, closedAt)).toBe(SurveyStatus.CLOSED);
  });
});
