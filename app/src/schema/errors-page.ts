import { ERROR_TABLE } from '@otklik/base';

/** The page of error codes for people who build on the graph. */
export function errorsPage(): string {
  const rows = Object.entries(ERROR_TABLE).map(([code, { status, meaning }]) => `| \`${code}\` | ${status} | ${meaning} |`);
  return [
    '# Error codes',
    '',
    'Made from `kernel/base/src/error-table.ts` by `npx pnpm schema`. The code is in `errors[].extensions.code`; the status is what the code means in HTTP',
    'terms (an answer with partial data is sent with 200). Expected refusals of a mutation are not errors but members of its result union.',
    '',
    '| code | status | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
