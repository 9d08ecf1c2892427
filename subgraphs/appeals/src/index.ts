export { AppealKind } from './domain/appeal-kind.js';
export { Channel } from './domain/channel.js';
export { Visibility } from './domain/visibility.js';
export { AppealStatus } from './domain/appeal-status.js';
export { appealsDatabaseModule, buildAppeals, type AppealsOptions } from './main.js';
export { entities as appealsEntities } from './store/entities.js';
export { hasAppeals } from './use-cases/has-appeals.js';
export { playStories, type Deed, type StoryStep } from './use-cases/play-stories.js';
export type { SubmitInput } from './use-cases/submit-appeal.js';
