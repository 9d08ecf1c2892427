import { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { feedNews, type Fed, type FedBefore } from './feed-news.js';
import { Visibility } from './visibility.js';

const after = (fields: Partial<Fed> = {}): Fed => ({ agencyId: 'roads', kind: AppealKind.MESSAGE, status: AppealStatus.REGISTERED, visibility: Visibility.PUBLIC, ...fields });
const before = (fields: Partial<FedBefore> = {}): FedBefore => ({ agencyId: 'roads', status: AppealStatus.REGISTERED, visibility: Visibility.PUBLIC, ...fields });

test.each<[string, FedBefore | null, Fed, string[]]>([
  ['an appeal that begins as public', null, after(), ['roads APPEAL_PUBLISHED']],
  ['one that is registered', before({ status: AppealStatus.SUBMITTED }), after(), ['roads APPEAL_PUBLISHED']],
  ['one that is shown again', before({ visibility: Visibility.PRIVATE }), after(), ['roads APPEAL_PUBLISHED']],
  ['another status', before(), after({ status: AppealStatus.IN_PROGRESS }), ['roads APPEAL_STATUS_CHANGED']],
  ['the answer', before({ status: AppealStatus.ON_APPROVAL }), after({ status: AppealStatus.ANSWERED }), ['roads APPEAL_ANSWERED']],
  ['what changes neither', before(), after(), []],
  ['another agency', before(), after({ agencyId: 'health' }), ['health APPEAL_PUBLISHED', 'roads APPEAL_STATUS_CHANGED']],
  ['another agency for what nobody might read before', before({ status: AppealStatus.SUBMITTED }), after({ agencyId: 'health' }), ['health APPEAL_PUBLISHED']],
])('of %s', (_, earlier, later, told) => {
  expect(feedNews(earlier, later).map(({ agencyId, event }) => `${agencyId} ${event}`)).toEqual(told);
});
