import sharp from 'sharp';

/** A photo as a phone makes it: 40 wide and 20 high, held upright, with the place where it was taken and the name of its owner. */
export function phonePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 90, g: 90, b: 90 } } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Anna Petrova', Copyright: 'Anna Petrova' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 1/1 48/1', GPSLongitudeRef: 'E', GPSLongitude: '82/1 55/1 12/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** A picture of one colour. */
export function plainPicture(format: 'jpeg' | 'png' | 'webp', { width = 8, height = 8 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 10, g: 120, b: 60 } } })
    .toFormat(format)
    .toBuffer();
}

/** The smallest document that readers of PDF take, and something in it. */
export function pdf(text = 'Hello'): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}
