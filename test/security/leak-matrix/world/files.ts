import type { GraphClient } from '@otklik/test/platform';
import sharp from 'sharp';

/** A picture. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 2, height: 2, channels: 3, background: '#205080' } })
    .png()
    .toBuffer();
}

/** Announces a picture and sends bytes for it, whatever becomes of them. @returns the id of the file */
export async function sendFile(client: GraphClient, name: string, bytes: Uint8Array): Promise<string> {
  const input = { idempotencyKey: `file ${name}`, fileName: `CANARY-FILE ${name}.png`, mediaType: 'image/png', size: bytes.byteLength };
  const document = `mutation ($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { ... on CreateAttachmentUploadSuccess { attachment { id } upload { url } } } }`;
  const { createAttachmentUpload } = await client.ask<{ createAttachmentUpload: { attachment: { id: string }; upload: { url: string } } }>(document, { input });
  const { attachment, upload } = createAttachmentUpload;
  await fetch(new URL(upload.url, client.url), { method: 'PUT', body: new Uint8Array(bytes) });
  return attachment.id;
}
