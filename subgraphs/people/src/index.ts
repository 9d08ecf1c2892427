export { buildPeople, peopleDatabaseModule } from './main.js';
export { entities as peopleEntities } from './store/entities.js';
export { updateProfile } from './use-cases/update-profile.js';
