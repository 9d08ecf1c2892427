import { act } from './act.js';
import type { Telling } from './world.js';

/** The coordinator takes the queue away as a table. */
export async function tellExports({ cast, url }: Pick<Telling, 'cast' | 'url'>): Promise<void> {
  const download = await act<{ url: string }>(cast.coordinator, 'exportAppeals', { format: 'CSV', filter: { status: 'RATED' } }, 'download { url }');
  const answer = await fetch(new URL(download.url, url));
  if (!answer.ok || !(await answer.text()).includes('\n')) throw new Error(`The table was not given out: ${answer.status}`);
}
