import { comparableWords } from '@otklik/base';
import { CommandError } from '../commands/command-error.js';
import type { ImportMap, MessageField } from './import-map.js';
import { readMoment } from './read-moment.js';

/** `ImportedMessageInput` of the graph. */
export interface MessageInput {
  readonly externalId: string;
  readonly text: string;
  readonly subtopic: string | null;
  readonly agency: string | null;
  readonly categoryId: string | null;
  readonly agencyCode: string | null;
  readonly location: { readonly latitude: number; readonly longitude: number; readonly address: string | null } | null;
  /** RFC 3339. */
  readonly submittedAt: string | null;
}

/** Makes messages of the rows of a file. */
export interface MessageReader {
  /** The row's id; '' when it has none. */
  idOf(cells: readonly string[]): string;
  /** The message, or why there is none. */
  read(cells: readonly string[]): MessageInput | { readonly problem: string };
}

/** The columns that a file without a map may have. */
const SELF_NAMED: readonly MessageField[] = ['id', 'text', 'subtopic', 'agency'];

/** @throws CommandError when the header lacks what the map names, or the id or the text */
export function messageReader(header: readonly string[], map: ImportMap, path: string): MessageReader {
  const places = placesOf(header, map, path);
  const cell = (cells: readonly string[], field: MessageField): string => cells[places.get(field) ?? -1]?.trim() ?? '';
  return {
    idOf: (cells) => cell(cells, 'id'),
    read(cells) {
      const [subtopic, agency] = [cell(cells, 'subtopic'), cell(cells, 'agency')];
      const place = readPlace(cell(cells, 'latitude'), cell(cells, 'longitude'));
      if ('problem' in place) return place;
      const address = cell(cells, 'address');
      const written = cell(cells, 'submittedAt');
      const submittedAt = written === '' ? null : readMoment(written, map.timeZone);
      if (written !== '' && submittedAt === null) return { problem: `submittedAt: "${written.slice(0, 40)}" is no date` };
      const text = cell(cells, 'text');
      return {
        externalId: cell(cells, 'id'),
        // An address without a point has no field in the graph; losing it would lose the place.
        text: place.point === null && address !== '' && text !== '' ? `${text}\n\nАдрес: ${address}` : text,
        subtopic: subtopic || null,
        agency: agency || null,
        categoryId: map.categories.get(comparableWords(subtopic)) ?? null,
        agencyCode: map.agencies.get(comparableWords(agency)) ?? null,
        location: place.point === null ? null : { ...place.point, address: address || null },
        submittedAt: submittedAt?.toISOString() ?? null,
      };
    },
  };
}

function placesOf(header: readonly string[], map: ImportMap, path: string): Map<MessageField, number> {
  const wanted = new Map<MessageField, string>([...SELF_NAMED.map((field): [MessageField, string] => [field, field]), ...map.columns]);
  const places = new Map<MessageField, number>();
  for (const [field, column] of wanted) {
    const place = header.indexOf(column);
    if (place >= 0 && header.indexOf(column, place + 1) >= 0) throw new CommandError(`${path} has two columns "${column}"`);
    if (place >= 0) places.set(field, place);
    else if (map.columns.has(field) || field === 'id' || field === 'text') throw new CommandError(missing(path, column, header));
  }
  return places;
}

function missing(path: string, column: string, header: readonly string[]): string {
  const present = header.map((name) => name.replace(/\p{Cc}/gu, ' ').slice(0, 40)).join(', ').slice(0, 300);
  return `${path} has no column "${column}"; its header is: ${present}. Say which column is which with --map`;
}

function readPlace(latitude: string, longitude: string): { point: { latitude: number; longitude: number } | null } | { problem: string } {
  if (latitude === '' && longitude === '') return { point: null };
  const [north, east] = [degrees(latitude), degrees(longitude)];
  if (north === null || east === null) return { problem: 'location: latitude and longitude must both be degrees, such as 55.03 and 82.92' };
  return { point: { latitude: north, longitude: east } };
}

/** Degrees with a point or, as Russian tables write them, a comma. */
function degrees(text: string): number | null {
  return /^[+-]?\d{1,3}([.,]\d{1,20})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
