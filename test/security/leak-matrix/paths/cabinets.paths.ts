import type { Path, Paths } from './path.js';

const category = (inner = 'HERE'): Path => ({ open: `{ category(id: "roads.pothole") { ${inner} } }` });
const campaign = (inner = 'HERE'): Path => ({ open: `{ category(id: "health.fluCampaign") { ${inner} } }` });
const roads = (inner = 'HERE'): Path => ({ open: `{ agency(id: "<roads>") { ${inner} } }` });
const listed = (inner: string): Path => ({ open: `{ agencies(filter: { code: "MTDH" }) { ${inner} } }` });
const territory = (inner = 'HERE'): Path => ({ open: `{ territory(code: "NSK") { ${inner} } }` });
const cabinet = (inner = 'HERE'): Path => ({ open: `{ cabinet(id: "<cabinet>") { ${inner} } }` });
const catalogue = (inner = 'HERE'): Path => ({ open: `{ pluginCatalogue(first: 5) { ${inner} } }` });
const inside = (inner: string): Path => ({ secret: `{ cabinet(id: "<cabinet>") { ${inner} } }` });

const TRIAL = 'testAutoRules(input: { cabinetId: "<cabinet>", text: "сообщение" })';

/** To agencies, cabinets, categories, plugins: everybody's; and to what is inside a cabinet. */
export const CABINET_PATHS: Paths = {
  Absence: inside('staffMembers { absences { HERE } }'),
  Agency: roads(),
  AgencyConnection: listed('HERE'),
  AgencyContacts: roads('contacts { HERE }'),
  AgencyEdge: listed('edges { HERE }'),
  Cabinet: cabinet(),
  AppealReminderConnection: inside('reminders { HERE }'),
  AppealReminderEdge: inside('reminders { edges { HERE } }'),
  AutoRule: inside('autoRules { HERE }'),
  AutoRuleConditions: inside('autoRules { conditions { HERE } }'),
  AutoRuleMatch: inside('autoRules { matches { HERE } }'),
  AutoRuleVerdict: { secret: `{ ${TRIAL} { HERE } }` },
  'Cabinet.autoRules': inside('HERE'),
  'Cabinet.control': inside('HERE'),
  'Cabinet.inboxCursor': inside('HERE'),
  'Cabinet.personalDataReads': inside('HERE'),
  'Cabinet.reminders': inside('HERE'),
  'Cabinet.staff': inside('HERE'),
  'Cabinet.staffMembers': inside('HERE'),
  CabinetControl: inside('control { HERE }'),
  CabinetInboxUpdate: { secret: '{ cabinetInboxUpdate(cursor: "<inboxFirst>") { HERE } }' },
  CataloguePlugin: catalogue('nodes { HERE }'),
  CataloguePluginConnection: catalogue(),
  CataloguePluginEdge: catalogue('edges { HERE }'),
  Category: category(),
  'Category.period': campaign(),
  'Category.season': campaign(),
  CategoryPeriod: campaign('period { HERE }'),
  CategoryReplyTemplate: category('replyTemplates { HERE }'),
  CategorySeason: campaign('season { HERE }'),
  CompetenceBinding: inside('installations { competences { HERE } }'),
  FormField: category('formFields { HERE }'),
  'FormField.pattern': { open: '{ category(id: "roads.sign") { formFields { HERE } } }' },
  FormFieldValue: category('formFields { values { HERE } }'),
  Open311Service: category('open311 { HERE }'),
  PageInfo: {
    secret: '{ agency(id: "<roads>") { discussions(first: 1, filter: { status: DRAFT }) { pageInfo { HERE } } } }',
    open: '{ agencies(first: 1) { pageInfo { HERE } } }',
  },
  Plugin: category('plugin { HERE }'),
  PluginInstallation: cabinet('installations { HERE }'),
  'PluginInstallation.competences': inside('installations { HERE }'),
  'PluginInstallation.config': inside('installations { HERE }'),
  PluginPublisher: catalogue('nodes { releases { publisher { HERE } } }'),
  PluginRelease: catalogue('nodes { releases { HERE } }'),
  RootCause: category('rootCauses { HERE }'),
  StaffGrant: inside('staff { HERE }'),
  StaffMember: inside('staffMembers { HERE }'),
  Territory: territory(),
  'Territory.children': { open: '{ territory(code: "NSO") { HERE } }' },
  'Territory.oktmo': { open: '{ territory(code: "NSO") { HERE } }' },
  TerritoryConnection: { open: '{ territories(first: 3) { HERE } }' },
  TerritoryEdge: { open: '{ territories(first: 3) { edges { HERE } } }' },
  Term: category('term { HERE }'),
  'Query.testAutoRules': { secret: `{ ${TRIAL.replace('testAutoRules', 'HERE')} }` },
  'Query.agencies': { open: '{ HERE(first: 3) }' },
  'Query.agency': { open: '{ HERE(id: "<roads>") }' },
  'Query.cabinetInboxUpdate': { secret: '{ HERE(cursor: "<inboxFirst>") }' },
  'Query.cabinet': { open: '{ HERE(id: "<cabinet>") }' },
  'Query.categories': { open: '{ HERE }' },
  'Query.pluginCatalogue': { open: '{ HERE(first: 3) }' },
  'Query.territories': { open: '{ HERE(first: 3) }' },
  'Query.territory': { open: '{ HERE(code: "NSK") }' },
  'Query.territoryAt': { open: '{ HERE(latitude: 55.03, longitude: 82.92) }' },
  'Query.category': { open: '{ HERE(id: "roads.pothole") }' },
};
