export { answered, type Answer } from './answer.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
