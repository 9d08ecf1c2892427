import fc from 'fast-check';
import { ProposalOutcome } from './proposal.js';
import { protocolOf, type OutcomeCounts } from './protocol.js';

const { ACCEPTED, PARTLY, REJECTED } = ProposalOutcome;

describe('the protocol', () => {
  test('counts by outcome, as a whole and by clause', () => {
    const protocol = protocolOf([
      { clauseId: null, outcome: ACCEPTED, proposals: 1 },
      { clauseId: 'a', outcome: REJECTED, proposals: 2 },
      { clauseId: 'a', outcome: null, proposals: 3 },
      { clauseId: 'b', outcome: PARTLY, proposals: 4 },
    ]);
    expect(protocol.counts).toEqual({ proposals: 10, accepted: 1, partly: 4, rejected: 2, unanswered: 3 });
    expect(protocol.byClause).toEqual([
      { clauseId: null, counts: { proposals: 1, accepted: 1, partly: 0, rejected: 0, unanswered: 0 } },
      { clauseId: 'a', counts: { proposals: 5, accepted: 0, partly: 0, rejected: 2, unanswered: 3 } },
      { clauseId: 'b', counts: { proposals: 4, accepted: 0, partly: 4, rejected: 0, unanswered: 0 } },
    ]);
  });

  test('of nothing is nothing', () => {
    expect(protocolOf([])).toEqual({ counts: { proposals: 0, accepted: 0, partly: 0, rejected: 0, unanswered: 0 }, byClause: [] });
  });

  test('always adds up: outcomes to the whole, clauses to the whole', () => {
    const row = fc.record({
      clauseId: fc.constantFrom(null, 'a', 'b'),
      outcome: fc.constantFrom(null, ACCEPTED, PARTLY, REJECTED),
      proposals: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { counts, byClause } = protocolOf(rows);
        for (const { proposals, ...rest } of [counts, ...byClause.map((clause) => clause.counts)]) {
          expect(rest.accepted + rest.partly + rest.rejected + rest.unanswered).toBe(proposals);
        }
        for (const key of Object.keys(counts) as (keyof OutcomeCounts)[]) {
          expect(byClause.reduce((sum, clause) => sum + clause.counts[key], 0)).toBe(counts[key]);
        }
      }),
    );
  });
});
