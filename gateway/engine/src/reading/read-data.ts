import { isUtf8 } from 'node:buffer';
import type { DataObject } from '../execution/execution.js';
import { Run, type ClosedField, type ClosedValue, type CompositeLayout, type ObjectLayout, type RunStep, type Step } from './layout.js';
import {
  bytesOf,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  MISMATCH,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  skipNull,
  skipString,
  skipValue,
  standsAt,
} from './scan.js';
import { textAt } from './short-texts.js';

const HEAD = bytesOf('{"data":');
const TYPENAME_HEAD = bytesOf('{"__typename":');
const LINE_END = 0x0a;
const NULL_LETTER = 0x6e;

/**
 * Reads the `data` of an answer that is laid out as expected, has no errors and no white space. Null for any other: it has
 * to be read in the ordinary way, which knows how to deal with everything. Leaves and runs are UTF-8 as `text-form.ts` has it.
 */
export function readData(bytes: Buffer, layout: ObjectLayout): DataObject | null {
  if (!standsAt(bytes, 0, HEAD) || !isUtf8(bytes)) return null;
  return new DataReader(bytes).whole(layout);
}

class DataReader {
  /** Of the next byte; a mismatch is final. */
  private position = HEAD.length;
  /** Of objects that are not yet whole, the innermost last. */
  private readonly values: unknown[] = [];
  private top = 0;

  constructor(private readonly bytes: Buffer) {}

  whole(layout: ObjectLayout): DataObject | null {
    if (this.bytes[this.position] !== OPEN_OBJECT) return null;
    const data = this.object(layout);
    if (data === undefined || this.bytes[this.position] !== CLOSE_OBJECT) return null;
    const rest = this.bytes.length - this.position - 1;
    return rest === 0 || (rest === 1 && this.bytes[this.position + 1] === LINE_END) ? data : null;
  }

  /** Undefined on a mismatch. */
  private object({ steps, make }: ObjectLayout): DataObject | undefined {
    const { values } = this;
    const from = this.top;
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index]!;
      if (!standsAt(this.bytes, this.position, step.label)) return undefined;
      const value = this.step(step);
      if (value === undefined) return undefined;
      values[this.top++] = value;
    }
    if (this.bytes[this.position] !== CLOSE_OBJECT) return undefined;
    this.position++;
    this.top = from;
    return make(values, from);
  }

  private step(step: Step): unknown {
    const start = this.position + step.label.length;
    switch (step.kind) {
      case 'run':
        return this.run(step);
      case 'leaf':
        this.position = start;
        return this.leaf();
      case 'typename': {
        const isExpected = standsAt(this.bytes, start, step.expected);
        const end = isExpected ? start + step.expected.length : this.bytes[start] === QUOTE ? skipString(this.bytes, start) : MISMATCH;
        if (end === MISMATCH) return undefined;
        this.position = end;
        return isExpected ? step.name : textAt(this.bytes, start + 1, end - 1);
      }
      case 'composite':
        this.position = start;
        return this.composite(step.layout);
    }
  }

  private leaf(): unknown {
    const start = this.position;
    if (this.bytes[start] === OPEN_LIST) return this.list(null);
    const end = skipValue(this.bytes, start);
    if (end === MISMATCH) return undefined;
    this.position = end;
    return this.bytes[start] === NULL_LETTER ? null : textAt(this.bytes, start, end);
  }

  private composite(layout: CompositeLayout): unknown {
    switch (this.bytes[this.position]) {
      case OPEN_OBJECT: {
        const found = layout.only ?? this.byName(layout);
        return found === null ? undefined : this.object(found);
      }
      case OPEN_LIST:
        return this.list(layout);
      default: {
        const end = skipNull(this.bytes, this.position);
        if (end === MISMATCH) return undefined;
        this.position = end;
        return null;
      }
    }
  }

  /** Of leaves when there is no layout. */
  private list(layout: CompositeLayout | null): unknown[] | undefined {
    const items: unknown[] = [];
    if (this.bytes[this.position + 1] === CLOSE_LIST) {
      this.position += 2;
      return items;
    }
    do {
      this.position++;
      const item = layout === null ? this.leaf() : this.composite(layout);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.bytes[this.position] === COMMA);
    if (this.bytes[this.position] !== CLOSE_LIST) return undefined;
    this.position++;
    return items;
  }

  private byName(layout: CompositeLayout): ObjectLayout | null {
    if (!standsAt(this.bytes, this.position, TYPENAME_HEAD)) return null;
    const start = this.position + TYPENAME_HEAD.length;
    const end = this.bytes[start] === QUOTE ? skipString(this.bytes, start) : MISMATCH;
    return end === MISMATCH ? null : layout.ofType(textAt(this.bytes, start + 1, end - 1));
  }

  private run({ fields }: RunStep): Run | undefined {
    const start = this.position + 1;
    const end = this.closedFields(fields, this.position);
    if (end === MISMATCH) return undefined;
    this.position = end;
    return new Run(this.bytes, start, end, fields.length);
  }

  private closedFields(fields: readonly ClosedField[], at: number): number {
    let position = at;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]!;
      if (!standsAt(this.bytes, position, field.label)) return MISMATCH;
      position = this.closedValue(field.value, position + field.label.length);
      if (position === MISMATCH) return MISMATCH;
    }
    return position;
  }

  private closedValue(value: ClosedValue, at: number): number {
    const first = this.bytes[at];
    if (first === NULL_LETTER) return value.nonNull ? MISMATCH : skipNull(this.bytes, at);
    switch (value.kind) {
      case 'scalar':
        return first === QUOTE ? skipString(this.bytes, at) : skipValue(this.bytes, at);
      case 'id':
        return first === QUOTE ? skipString(this.bytes, at) : MISMATCH;
      case 'enum': {
        const { texts } = value;
        for (let index = 0; index < texts.length; index++) {
          const text = texts[index]!;
          if (standsAt(this.bytes, at, text)) return at + text.length;
        }
        return MISMATCH;
      }
      case 'typename':
        return standsAt(this.bytes, at, value.expected) ? at + value.expected.length : MISMATCH;
      case 'list':
        return this.closedList(value.item, at);
      case 'object': {
        const end = this.closedFields(value.fields, at);
        return end !== MISMATCH && this.bytes[end] === CLOSE_OBJECT ? end + 1 : MISMATCH;
      }
    }
  }

  private closedList(item: ClosedValue, at: number): number {
    if (this.bytes[at] !== OPEN_LIST) return MISMATCH;
    if (this.bytes[at + 1] === CLOSE_LIST) return at + 2;
    let position = at;
    do {
      position = this.closedValue(item, position + 1);
      if (position === MISMATCH) return MISMATCH;
    } while (this.bytes[position] === COMMA);
    return this.bytes[position] === CLOSE_LIST ? position + 1 : MISMATCH;
  }
}
