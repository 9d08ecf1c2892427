import { nameId } from '@otklik/base';

/** The id of a sample: like every id of an appeal it rises with the time of submission, and it is the same each time. */
export function sampleId(submittedAt: Date, name: string): string {
  const time = submittedAt.getTime().toString(16).padStart(12, '0');
  const hash = nameId('otklik:sample', name);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(15)}`;
}
