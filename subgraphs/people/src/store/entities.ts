import { CitizenEntity } from './citizen.entity.js';
import { PersonalDataEntity } from './personal-data.entity.js';

/** Everything the people subgraph keeps. */
export const entities = [CitizenEntity, PersonalDataEntity];
