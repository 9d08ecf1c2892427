import { SurveyChange, answersAt, changeAt } from './survey-version.js';

test('every version of a survey that was closed after three answers tells what made it and how many answers there were', () => {
  const versions = [1, 2, 3, 4, 5].map((version) => [changeAt(version, 3), answersAt(version, 3)]);
  expect(versions).toEqual([
    [SurveyChange.PUBLISHED, 0],
    [SurveyChange.ANSWERED, 1],
    [SurveyChange.ANSWERED, 2],
    [SurveyChange.ANSWERED, 3],
    [SurveyChange.CLOSED, 3],
  ]);
});
