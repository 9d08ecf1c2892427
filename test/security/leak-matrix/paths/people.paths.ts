import type { Path, Paths } from './path.js';

const PURPOSE = '(purpose: "CANARY-PURPOSE")';
const anna = (inner = 'HERE'): Path => ({ secret: `{ citizen(id: "<anna>") { ${inner} } }` });
const author = (inner = 'HERE'): Path => ({ secret: `{ appeal(id: "<secret>") { author { ${inner} } } }` });
const roles = (inner: string): Path => ({ secret: `{ citizen(id: "<coordinator>") { ${inner} } }` });
const read = (inner: string): Path => anna(`personalDataReads { ${inner} }`);

/** To `anna`, by her id and as the author of her private appeal, to what she said of herself, and to who looked at it. */
export const PEOPLE_PATHS: Paths = {
  Citizen: anna(),
  'Citizen.personalData': anna(`HERE${PURPOSE}`),
  'Citizen.roles': roles('HERE'),
  'Citizen.id@author': author(),
  'Citizen.appeals@author': author(),
  'Citizen.login@author': author(),
  'Citizen.myDataExport@author': author(),
  'Citizen.personalData@author': author(`HERE${PURPOSE}`),
  'Citizen.personalDataReads@author': author(),
  MyDataExport: anna('myDataExport { HERE }'),
  PersonalData: anna(`personalData${PURPOSE} { HERE }`),
  PersonalDataRead: read('nodes { HERE }'),
  PersonalDataReadConnection: read('HERE'),
  PersonalDataReadEdge: read('edges { HERE }'),
  ViewerRole: roles('roles { HERE }'),
  'ViewerRole.onBehalfOf': { secret: '{ viewer { roles { HERE } } }' },
  'Query.citizen': { secret: '{ HERE(id: "<anna>") }' },
  'Query.viewer': { secret: '{ HERE }' },
};
