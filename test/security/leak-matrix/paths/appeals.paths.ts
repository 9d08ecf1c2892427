import { LOGINS } from '../cast/strangers.js';
import { byId, type Path, type Paths } from './path.js';

const appeal = (inner = 'HERE'): Path => byId('appeal', 'secret', 'open', inner);
const listed = (inner: string): Path => ({
  secret: `{ appeals(filter: { number: "<secretNumber>" }) { ${inner} } }`,
  open: `{ appeals(filter: { number: "<openNumber>" }) { ${inner} } }`,
});
const road = (category: string): Path => {
  const type = `Road${category.charAt(0).toUpperCase()}${category.slice(1)}Details`;
  return byId('appeal', `secret-${category}`, `open-${category}`, `details { ... on ${type} { HERE } }`);
};
const imported = (inner: string): Path => ({ secret: `{ appeal(id: "<imported>") { ${inner} } }` });
const rejected = (inner: string): Path => ({ secret: `{ appeal(id: "<rejected>") { ${inner} } }` });
/** What waits in the cabinet: it is for those who may do it. */
const waiting = (inner: string): Path => byId('appeal', 'toRegister', 'open-marking', inner);
const file = (inner: string): Path => byId('appeal', 'secret', 'open', `attachments { ${inner} }`);
const refused = (inner: string): Path => ({ secret: `{ attachment(id: "<refusedFile>") { ${inner} } }` });
const redacted = (inner: string): Path => byId('appeal', 'secret-sign', 'open-sign', inner);
const uploaded = (inner: string): Path => ({
  open: `mutation { createAttachmentUpload(input: { idempotencyKey: "seen", fileName: "a.png", mediaType: "image/png", size: 9 }) { ... on CreateAttachmentUploadSuccess { upload { ${inner} } } } }`,
});
/** What the coordinator of the cabinet has taken away as a table. */
const taken = (inner: string): Path => ({ secret: `{ appealExports(login: "${LOGINS.coordinator}") { ${inner} } }` });
const exported = (inner: string): Path => ({ open: `mutation { exportAppeals(input: { idempotencyKey: "seen", format: CSV }) { ... on ExportAppealsSuccess { download { ${inner} } } } }` });
/** Those that went every side way. */
const went = (inner: string): Path => byId('appeal', 'way-secret', 'way-open', inner);
/** What waits for longer than it should. */
const late = (inner: string): Path => byId('appeal', 'toAnswer', 'open-marking', inner);
/** Assigned to somebody who is away, and answered by who stands in. */
const substituted = (inner: string): Path => byId('appeal', 'substituted-secret', 'substituted-open', inner);
const gone = (inner: string): Path => ({ secret: `{ appeal(id: "<gone>") { ${inner} } }` });

/** To appeals: the private one of `anna` and her public one, both answered and rated, and what hangs on them. */
export const APPEAL_PATHS: Paths = {
  ActionNeed: waiting('availableActions { needs { HERE } }'),
  Appeal: appeal(),
  'Appeal.availableActions': waiting('HERE'),
  'Appeal.suggestedAssignee': waiting('HERE'),
  'Appeal.origin': imported('HERE'),
  'Appeal.reminders': late('HERE'),
  'Appeal.rejection': rejected('HERE'),
  'Appeal.redactions': redacted('HERE'),
  'Appeal.answer@draft': { open: '{ appeal(id: "<openDraft>") { HERE } }' },
  'Appeal.clarifications': went('HERE'),
  'Appeal.coExecutors': went('HERE'),
  'Appeal.confirmation': went('HERE'),
  'Appeal.earlierAnswers': went('HERE'),
  'Appeal.extension': went('HERE'),
  'Appeal.interimAnswers': went('HERE'),
  'Appeal.participations': went('HERE'),
  'Appeal.postponement': went('HERE'),
  'Appeal.redirections': went('HERE'),
  'Appeal.reopenComment': went('HERE'),
  'Appeal.reopenedAt': went('HERE'),
  'Appeal.returnComment': went('HERE'),
  AppealClarification: went('clarifications { HERE }'),
  AppealConfirmation: went('confirmation { HERE }'),
  AppealEarlierAnswer: went('earlierAnswers { HERE }'),
  AppealExtension: went('extension { HERE }'),
  AppealInterimAnswer: went('interimAnswers { HERE }'),
  AppealParticipation: went('participations { HERE }'),
  AppealPostponement: went('postponement { HERE }'),
  AppealRedirection: went('redirections { HERE }'),
  AppealAnswer: appeal('answer { HERE }'),
  'AppealAnswer.text@draft': { open: '{ appeal(id: "<openDraft>") { answer { HERE } } }' },
  AppealConnection: listed('HERE'),
  AppealDetails: appeal('details { HERE }'),
  AppealEdge: listed('edges { HERE }'),
  AppealExport: taken('nodes { HERE }'),
  AppealExportConnection: taken('HERE'),
  AppealExportDownload: taken('nodes { downloads { HERE } }'),
  AppealExportEdge: taken('edges { HERE }'),
  AppealExportLink: exported('HERE'),
  AppealHistoryEntry: appeal('history { HERE }'),
  'AppealHistoryEntry.note': substituted('history { HERE }'),
  'AppealHistoryEntry.onBehalfOf': substituted('history { HERE }'),
  AppealOrigin: imported('origin { HERE }'),
  AppealRating: appeal('rating { HERE }'),
  AppealRejection: rejected('rejection { HERE }'),
  AppealReminder: late('reminders { HERE }'),
  AppealUpdate: { secret: '{ appealUpdate(cursor: "<secretCursor>") { HERE } }', open: '{ appealUpdate(cursor: "<openCursor>") { HERE } }' },
  Attachment: file('HERE'),
  'Attachment.refusal': refused('HERE'),
  AttachmentDownload: file('download { HERE }'),
  AttachmentRefusal: refused('refusal { HERE }'),
  AttachmentUpload: uploaded('HERE'),
  HttpHeader: uploaded('headers { HERE }'),
  Deadline: appeal('deadline { HERE }'),
  AvailableAction: waiting('availableActions { HERE }'),
  DetailValue: gone('details { ... on GenericDetails { values { HERE } } }'),
  GenericDetails: gone('details { ... on GenericDetails { HERE } }'),
  Location: appeal('location { HERE }'),
  OtherDetails: imported('details { ... on OtherDetails { HERE } }'),
  Redaction: redacted('redactions { HERE }'),
  TextRange: redacted('redactions { ranges { HERE } }'),
  SuggestedAssignee: waiting('suggestedAssignee { HERE }'),
  RejectionGround: rejected('rejection { ground { HERE } }'),
  RoadMarkingDetails: road('marking'),
  RoadPavementDetails: road('pavement'),
  RoadPotholeDetails: road('pothole'),
  RoadShoulderDetails: road('shoulder'),
  RoadSignDetails: road('sign'),
  RoadSnowDetails: road('snow'),
  RoadStormDrainDetails: road('stormDrain'),
  'Query.appeal': { secret: '{ HERE(id: "<secret>") }', open: '{ HERE(id: "<open>") }' },
  'Query.attachment': { secret: '{ HERE(id: "<secretFile>") }', open: '{ HERE(id: "<openFile>") }' },
  'Query.appealExports': { secret: `{ HERE(login: "${LOGINS.coordinator}") }` },
  'Query.appealUpdate': { secret: '{ HERE(cursor: "<secretCursor>") }', open: '{ HERE(cursor: "<openCursor>") }' },
  'Query.appeals': { secret: '{ HERE(filter: { number: "<secretNumber>" }) }', open: '{ HERE(filter: { number: "<openNumber>" }) }' },
  'Agency.appeals': {
    secret: '{ agency(id: "<roads>") { HERE(filter: { number: "<secretNumber>" }) } }',
    open: '{ agency(id: "<roads>") { HERE(filter: { number: "<openNumber>" }) } }',
  },
};
