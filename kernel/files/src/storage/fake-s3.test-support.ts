import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** An S3 storage of tests: the outside world. It checks signatures (AWS Signature Version 4) by itself, as the specification says. */
export interface FakeS3 {
  readonly url: string;
  /** By path. */
  readonly objects: Map<string, { readonly contentType: string; readonly bytes: Buffer }>;
  stop(): Promise<void>;
}

interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** Starts one on a free port. */
export async function startFakeS3(account: Account): Promise<FakeS3> {
  const objects: FakeS3['objects'] = new Map();
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const path = request.url ?? '/';
      const object = objects.get(path);
      if (!isSigned(request, bytes, account)) return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      switch (request.method) {
        case 'PUT':
          objects.set(path, { contentType: request.headers['content-type'] ?? '', bytes });
          return response.writeHead(200).end();
        case 'GET':
          return object === undefined ? response.writeHead(404).end() : response.writeHead(200, { 'content-type': object.contentType }).end(object.bytes);
        case 'DELETE':
          objects.delete(path);
          return response.writeHead(204).end();
        default:
          return response.writeHead(405).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    objects,
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

function isSigned(request: IncomingMessage, body: Buffer, { accessKeyId, secretAccessKey, region }: Account): boolean {
  const { authorization = '', ...headers } = request.headers;
  const [, id, day, place, service, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]+)$/.exec(authorization) ?? [];
  if (id !== accessKeyId || place !== region || service !== 's3') return false;
  const said = String(headers['x-amz-content-sha256']);
  if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return false;
  const names = signed!.split(';');
  const canonical = [request.method, request.url, '', ...names.map((name) => `${name}:${String(headers[name])}`), '', signed, said].join('\n');
  const scope = `${day}/${place}/${service}/aws4_request`;
  const key = [day!, place, service, 'aws4_request'].reduce<Buffer>((mac, part) => hmac(mac, part), Buffer.from(`AWS4${secretAccessKey}`));
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(Buffer.from(canonical))].join('\n');
  return hmac(key, text).toString('hex') === signature;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
