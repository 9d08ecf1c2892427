export { AppealKind } from './domain/appeal-kind.js';
export { AppealStatus } from './domain/appeal-status.js';
export { appealsDatabaseModule, buildAppeals, type AppealsOptions } from './main.js';
export { entities as appealsEntities } from './store/entities.js';
