import { newId } from '@otklik/base';
import { startFakeS3, type FakeS3 } from './fake-s3.test-support.js';
import { S3Storage } from './s3-storage.js';

let bucket: FakeS3;
let storage: S3Storage;
beforeAll(async () => {
  bucket = await startFakeS3({ accessKeyId: 'KEY', secretAccessKey: 'SECRET', region: 'ru-central1' });
  storage = new S3Storage({ url: `${bucket.url}/people/`, region: 'ru-central1', accessKeyId: 'KEY', secretAccessKey: 'SECRET', timeoutMs: 2_000 });
});
afterAll(() => bucket?.stop());

test('what was put is got as it was, until it is removed', async () => {
  const key = newId();
  await storage.put(key, Buffer.from([0, 255, 10]), 'image/png');
  expect(bucket.objects.get(`/people/${key}`)).toMatchObject({ contentType: 'image/png', bytes: Buffer.from([0, 255, 10]) });
  expect(await storage.get(key)).toEqual(Buffer.from([0, 255, 10]));
  await storage.remove(key);
  expect(await storage.get(key)).toBeNull();
  await storage.remove(key);
});

test('a key that is none of ours leads nowhere', async () => {
  await expect(storage.get('../../etc/passwd')).rejects.toThrow('This is no key of a file.');
  await expect(storage.put('a', Buffer.alloc(1), 'image/png')).rejects.toThrow('This is no key of a file.');
});

test('requests with another secret are refused by the bucket, and told as a failure of the storage', async () => {
  const other = new S3Storage({ url: `${bucket.url}/people`, region: 'ru-central1', accessKeyId: 'KEY', secretAccessKey: 'wrong' });
  await expect(other.put(newId(), Buffer.from('x'), 'image/png')).rejects.toThrow('The S3 storage answers 403 to PUT');
});

test('a storage that is away is told as such', async () => {
  const away = new S3Storage({ url: 'http://127.0.0.1:1/people', region: 'r', accessKeyId: 'KEY', secretAccessKey: 'SECRET' });
  await expect(away.get(newId())).rejects.toThrow('The S3 storage does not answer to GET');
});
