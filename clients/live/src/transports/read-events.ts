/** An event of a stream of Server-Sent Events. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Reads a stream of Server-Sent Events by the HTML standard, as far as `event` and `data` go.
 * @param onBytes called for whatever comes, comments too: the line lives
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<StreamEvent, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let [event, data]: [string, string[]] = ['', []];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      text += decoder.decode(value, { stream: true });
      // The LF of a CRLF may still be on its way.
      const lines = text.split(/\r\n|\n|\r(?!$)/);
      text = lines.pop()!;
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { event: event === '' ? 'message' : event, data: data.join('\n') };
          [event, data] = ['', []];
          continue;
        }
        const [field, content] = fieldOf(line);
        if (field === 'event') event = content;
        if (field === 'data') data.push(content);
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  const content = line.slice(colon + 1);
  return [line.slice(0, colon), content.startsWith(' ') ? content.slice(1) : content];
}
