/** What kind of file it is, and how it is looked at. */
export type FileKind = 'picture' | 'pdf' | 'office';

/** A type of files that people may send. */
export interface AcceptedType {
  readonly kind: FileKind;
  /** Without a dot. */
  readonly extension: string;
}

/**
 * What people may send, by media type: what can be told by its bytes for certain and does no harm when it is opened. Pictures of iPhones
 * (HEIC) are not among them: nothing that is free to ship can read them; phones turn them into JPEG when a page asks for JPEG.
 */
export const ACCEPTED_TYPES: ReadonlyMap<string, AcceptedType> = new Map([
  ['image/jpeg', { kind: 'picture', extension: 'jpg' }],
  ['image/png', { kind: 'picture', extension: 'png' }],
  ['image/webp', { kind: 'picture', extension: 'webp' }],
  ['application/pdf', { kind: 'pdf', extension: 'pdf' }],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', { kind: 'office', extension: 'docx' }],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', { kind: 'office', extension: 'xlsx' }],
  ['application/vnd.oasis.opendocument.text', { kind: 'office', extension: 'odt' }],
  ['application/vnd.oasis.opendocument.spreadsheet', { kind: 'office', extension: 'ods' }],
]);
