import type { Answer, GraphClient } from '@otklik/test/platform';
import { randomUUID } from 'node:crypto';

/** What a client announces of a file. */
export interface Announcement {
  readonly fileName?: string;
  readonly mediaType?: string;
  readonly size: number;
  readonly sha256?: string;
  readonly appealId?: string;
  readonly part?: 'APPEAL' | 'ANSWER';
  readonly idempotencyKey?: string;
}

/** What the graph answers to it. */
export interface Announced {
  readonly __typename: string;
  readonly code?: string;
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
  readonly attachment?: { readonly id: string; readonly status: string; readonly name: string };
  readonly upload?: { readonly url: string; readonly method: string; readonly headers: readonly { name: string; value: string }[]; readonly maxSize: number; readonly expiresAt: string } | null;
}

const CREATE = `mutation ($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { __typename
  ... on CreateAttachmentUploadSuccess { attachment { id status name } upload { url method headers { name value } maxSize expiresAt } }
  ... on Failure { code } ... on ValidationFailed { issues { path code } } } }`;

/** Announces a file. */
export async function announce(client: GraphClient, announcement: Announcement): Promise<Announced> {
  const input = { idempotencyKey: randomUUID(), fileName: 'Фото.jpg', mediaType: 'image/jpeg', ...announcement };
  return (await client.ask<{ createAttachmentUpload: Announced }>(CREATE, { input })).createAttachmentUpload;
}

/** An answer of the routes of files. */
export interface Sent {
  readonly status: number;
  readonly code: string | null;
  readonly body: Record<string, unknown>;
}

/** Sends bytes by a link; it may be a path on the server of the graph. */
export async function put(client: GraphClient, link: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Sent> {
  const response = await fetch(new URL(link, client.url), { method: 'PUT', headers, body: new Uint8Array(bytes) });
  const body = (await response.json()) as Record<string, unknown> & { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: body.errors?.[0]?.extensions.code ?? null, body };
}

/** Announces a file, sends it and answers its id. */
export async function sendFile(client: GraphClient, bytes: Uint8Array, announcement: Partial<Announcement> = {}): Promise<string> {
  const { attachment, upload, ...rest } = await announce(client, { size: bytes.byteLength, ...announcement });
  if (attachment === undefined || upload == null) throw new Error(`The file is not wanted: ${JSON.stringify(rest)}`);
  const sent = await put(client, upload.url, bytes, Object.fromEntries(upload.headers.map(({ name, value }) => [name, value])));
  if (sent.status !== 201) throw new Error(`The file is not taken: ${JSON.stringify(sent)}`);
  return attachment.id;
}

/** Gets what a link leads to. */
export async function get(client: GraphClient, link: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const response = await fetch(new URL(link, client.url), init);
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const FILES = `query ($id: ID!) { appeal(id: $id) { attachments { id name mediaType size sha256 part status isPublic download { url expiresAt } } } }`;

/** One file as the graph shows it. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly part: string;
  readonly status: string;
  readonly isPublic: boolean;
  readonly download: { readonly url: string; readonly expiresAt: string } | null;
}

/** The files of an appeal as somebody sees them. */
export async function filesOf(client: GraphClient, appealId: string): Promise<ShownFile[]> {
  return (await client.ask<{ appeal: { attachments: ShownFile[] } }>(FILES, { id: appealId })).appeal.attachments;
}

const SUBMIT = `mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename
  ... on SubmitAppealSuccess { appeal { id version } } ... on Failure { code } ... on ValidationFailed { issues { path code } } } }`;

/** Submits a message about a pothole. */
export async function submit(client: GraphClient, input: Record<string, unknown> = {}): Promise<Answer<{ submitAppeal: Record<string, unknown> }>> {
  return client.send(SUBMIT, { input: { idempotencyKey: randomUUID(), categoryId: 'roads.pothole', text: 'Яма у школы', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } }, ...input } });
}

/** The same, and answers its id. */
export async function submitted(client: GraphClient, input: Record<string, unknown> = {}): Promise<string> {
  const { data } = await submit(client, input);
  const appeal = data?.submitAppeal['appeal'] as { id: string } | undefined;
  if (appeal === undefined) throw new Error(`Not submitted: ${JSON.stringify(data)}`);
  return appeal.id;
}
