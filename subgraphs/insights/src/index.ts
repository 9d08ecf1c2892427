export { startInsights, type Following, type FollowingOptions } from './events/follow-log.js';
export { buildInsights, insightsDatabaseModule, type InsightsOptions } from './main.js';
export { INSIGHTS_PERMISSIONS } from './permissions.js';
export { rebuildFromLog, type Rebuilt } from './use-cases/rebuild-insights.js';
export { seedRegister, type SeededRegister, type SeededService, type SeededSituation } from './use-cases/register/seed-register.js';
export { raiseSystemicProblems } from './use-cases/problems/raise-problems.js';
