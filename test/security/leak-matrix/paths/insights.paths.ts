import type { Paths } from './path.js';

const CELLS = 'insights(groupBy: [AGENCY, CATEGORY, MONTH, TERRITORY])';

/** To figures and to the feed of changes: everybody's. */
export const INSIGHTS_PATHS: Paths = {
  AgencyFeedUpdate: { open: '{ agencyFeedUpdate(cursor: "<feedAppeal>") { HERE } }' },
  'AgencyFeedUpdate.discussion': { open: '{ agencyFeedUpdate(cursor: "<feedDiscussion>") { HERE } }' },
  'AgencyFeedUpdate.survey': { open: '{ agencyFeedUpdate(cursor: "<feedSurvey>") { HERE } }' },
  Change: { open: '{ changes { nodes { HERE } } }' },
  ChangePage: { open: '{ changes(first: 2) { HERE } }' },
  InsightsCell: { open: `{ ${CELLS} { HERE } }` },
  InsightsRating: { open: `{ ${CELLS} { rating { HERE } } }` },
  InsightsUpdate: { open: '{ insightsUpdate(cursor: "<figuresFirst>") { HERE } }' },
  Theme: { open: '{ topThemes(from: "<month>", to: "<month>") { HERE } }' },
  'Query.agencyFeedUpdate': { open: '{ HERE(cursor: "<feedAppeal>") }' },
  'Query.changes': { open: '{ HERE }' },
  'Query.insights': { open: '{ HERE(groupBy: [AGENCY, CATEGORY, MONTH, TERRITORY]) }' },
  'Query.insightsCursor': { open: '{ HERE }' },
  'Query.insightsUpdate': { open: '{ HERE(cursor: "<figuresFirst>") }' },
  'Query.topThemes': { open: '{ HERE }' },
};
