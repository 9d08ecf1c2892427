/**
 * Not a gateway. It answers `one-field` rightly from the data itself, but each 100th time with another status; and it says of
 * every mutation that it was carried out without asking anybody. The benchmark must end at either; its test sees to that.
 */
import { createServer } from 'node:http';
import { makeRegion } from '../example/data.ts';
import { Lookups } from '../example/lookups.ts';
import { mutation } from '../operations/mutation.ts';
import { oneField } from '../operations/one-field.ts';
import { target } from './target.ts';

const LIE_EVERY = 100;
const lookups = new Lookups(makeRegion());
let answered = 0;

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables: never };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: query.startsWith('mutation') ? mutation.reference(lookups, variables, 0) : statusOf(variables) }));
  });
}).listen(target().port, '127.0.0.1');

function statusOf(variables: never): unknown {
  const truth = oneField.reference(lookups, variables, 0) as { appeal: { status: string } };
  if (++answered % LIE_EVERY !== 0) return truth;
  return { appeal: { status: truth.appeal.status === 'RATED' ? 'ANSWERED' : 'RATED' } };
}
