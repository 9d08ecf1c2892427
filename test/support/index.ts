export { answered, type Answer } from './answer.js';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.js';
