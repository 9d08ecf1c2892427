/** One event of a stream; `comment` is true for a line that keeps the connection alive. */
export interface SentEvent {
  readonly event: string | null;
  readonly id: string | null;
  readonly data: string | null;
  readonly comment: boolean;
}

/** The events of an answer, as they come. Knows only what our gateway writes: lines that end in LF, and one line of data. */
export async function* eventsOf({ body }: Response): AsyncGenerator<SentEvent, undefined> {
  let text = '';
  for await (const piece of body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield eventIn(text.slice(0, end).split('\n'));
      text = text.slice(end + 2);
    }
  }
  if (text !== '') throw new Error(`The stream ends in the middle of an event: ${text}`);
}

/** What carries data, up to the end of the stream. */
export async function allEvents(response: Response): Promise<SentEvent[]> {
  const events: SentEvent[] = [];
  for await (const event of eventsOf(response)) if (event.data !== null) events.push(event);
  return events;
}

function eventIn(lines: readonly string[]): SentEvent {
  const field = (name: string): string | null => {
    const line = lines.find((candidate) => candidate.startsWith(`${name}:`));
    return line === undefined ? null : line.slice(name.length + 1).trimStart();
  };
  return { event: field('event'), id: field('id'), data: field('data'), comment: lines.every((line) => line.startsWith(':') || line === '') };
}
