import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { inspectFile } from './inspect-file.js';

const picture = (format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif', width = 8, height = 8): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#205080' } })
    .toFormat(format)
    .toBuffer();

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A bomb: its head says how large it is, and there is next to nothing behind it. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(100))), chunk('IEND', Buffer.alloc(0))]);
}

async function codeOf(bytes: Buffer, declared: string): Promise<string> {
  return inspectFile(bytes, declared).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );
}

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('%s stays what it is', async (format) => {
    const { mediaType, bytes } = await inspectFile(await picture(format), `image/${format}`);
    expect(mediaType).toBe(`image/${format}`);
    expect((await sharp(bytes).metadata()).format).toBe(format);
  });

  test('under the name of another picture is taken as what it is', async () => {
    expect((await inspectFile(await picture('png'), 'image/jpeg')).mediaType).toBe('image/png');
  });

  test('loses everything that is not the picture: EXIF, place, colour profile, comments, a page behind it', async () => {
    const photo = await sharp(await picture('jpeg', 40, 20))
      .withExif({ IFD0: { Artist: 'Anna' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 1/1 48/1' } })
      .withIccProfile('p3')
      .withMetadata({ orientation: 8 })
      .toBuffer();
    const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const { bytes } = await inspectFile(polyglot, 'image/jpeg');
    const { exif, icc, orientation, width, height } = await sharp(bytes).metadata();
    expect({ exif, icc, orientation, width, height }).toEqual({ width: 20, height: 40 });
    for (const trace of ['Exif', 'Anna', 'script', 'PK\x03\x04']) expect(bytes.includes(trace)).toBe(false);
  });

  test('that breaks off is refused', async () => {
    const whole = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
      .jpeg()
      .toBuffer();
    expect(await codeOf(whole.subarray(0, whole.length / 2), 'image/jpeg')).toBe('FILE_BROKEN');
    expect(await codeOf(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(500, 7)]), 'image/jpeg')).toBe('FILE_BROKEN');
  });

  test('that is small as a file and huge as a picture is refused without being drawn', async () => {
    expect(await codeOf(pngOf(60_000, 60_000), 'image/png')).toBe('FILE_TOO_MANY_PIXELS');
  });

  test.each(['gif', 'tiff', 'avif'] as const)('%s is not taken', async (format) => {
    expect(await codeOf(await picture(format), 'image/jpeg')).toBe('FILE_TYPE_REFUSED');
  });
});

describe('a document', () => {
  test('PDF is taken as it is', async () => {
    expect(await inspectFile(PDF, 'application/pdf')).toEqual({ mediaType: 'application/pdf', bytes: PDF });
  });

  test('PDF that breaks off is refused', async () => {
    expect(await codeOf(PDF.subarray(0, 40), 'application/pdf')).toBe('FILE_BROKEN');
  });

  test('under the name of a picture, or a picture under its name, is refused', async () => {
    expect(await codeOf(PDF, 'image/jpeg')).toBe('FILE_TYPE_MISMATCH');
    expect(await codeOf(await picture('png'), 'application/pdf')).toBe('FILE_TYPE_MISMATCH');
  });

  test.each([
    ['a program of Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['plain text', Buffer.from('просто текст')],
    ['nothing', Buffer.alloc(0)],
    ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ])('%s is not taken, whatever it is called', async (_, bytes) => {
    for (const declared of ['image/jpeg', 'application/pdf']) expect(await codeOf(bytes, declared)).toBe('FILE_TYPE_REFUSED');
  });
});
