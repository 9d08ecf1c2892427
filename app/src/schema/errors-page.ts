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
    'An operation that does not parse, validate or fit its variables is answered in `application/json` (the default) with 200, as GraphQL over HTTP',
    'wants it; send `Accept: application/graphql-response+json` to get it with 400. So in `application/json` look at `errors`, not at the status.',
    '',
    'Outside production, which includes the demo platform, `errors[].extensions.subgraph` names the part of the graph that an error came from. It is a help',
    'for developers and nothing to build on: in production it is never there.',
    '',
    '| code | status | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
