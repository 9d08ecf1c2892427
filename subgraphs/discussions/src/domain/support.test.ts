import fc from 'fast-check';
import { ProposalStance } from './proposal.js';
import { countsAfter } from './support.js';

describe('support', () => {
  test('moves from one side to the other', () => {
    expect(countsAfter({ supportsFor: 3, supportsAgainst: 1 }, ProposalStance.FOR, ProposalStance.AGAINST)).toEqual({
      supportsFor: 2,
      supportsAgainst: 2,
    });
    expect(countsAfter({ supportsFor: 3, supportsAgainst: 1 }, ProposalStance.NONE, ProposalStance.FOR)).toEqual({
      supportsFor: 4,
      supportsAgainst: 1,
    });
    expect(countsAfter({ supportsFor: 3, supportsAgainst: 1 }, ProposalStance.AGAINST, ProposalStance.NONE)).toEqual({
      supportsFor: 3,
      supportsAgainst: 0,
    });
  });

  test('however often one person changes their mind, they count once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(ProposalStance))), (stances) => {
        let counts = { supportsFor: 5, supportsAgainst: 5 };
        let last: ProposalStance = ProposalStance.NONE;
        for (const stance of stances) {
          counts = countsAfter(counts, last, stance);
          last = stance;
        }
        expect(counts).toEqual({
          supportsFor: last === ProposalStance.FOR ? 6 : 5,
          supportsAgainst: last === ProposalStance.AGAINST ? 6 : 5,
        });
      }),
    );
  });
});
