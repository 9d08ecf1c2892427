/** Of RFC 6455: a whole message (FIN) of text, and what the second byte says of longer ones. */
const WHOLE_TEXT = 0x81;
const LONG = 126;
const VERY_LONG = 127;
const SHORTEST_LONG = 126;
const SHORTEST_VERY_LONG = 65_536;

/**
 * The beginning of a WebSocket frame of text as a server sends it, unmasked: its head, and the text that comes first.
 * @param text the first part of the message, ASCII or not
 * @param restBytes how many bytes of the message follow
 */
export function beginTextFrame(text: string, restBytes: number): Buffer {
  const textBytes = Buffer.byteLength(text);
  const length = textBytes + restBytes;
  const headBytes = length >= SHORTEST_VERY_LONG ? 10 : length >= SHORTEST_LONG ? 4 : 2;
  const frame = Buffer.allocUnsafe(headBytes + textBytes);
  frame[0] = WHOLE_TEXT;
  if (headBytes === 2) frame[1] = length;
  else if (headBytes === 4) {
    frame[1] = LONG;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = VERY_LONG;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headBytes);
  return frame;
}
