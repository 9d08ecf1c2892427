import { registerEnumType } from 'type-graphql';

/** What became of one item of an import. */
export enum ImportOutcome {
  ACCEPTED = 'ACCEPTED',
  REPEATED = 'REPEATED',
  REFUSED = 'REFUSED',
}

registerEnumType(ImportOutcome, {
  name: 'ImportOutcome',
  description: 'What became of one item of an import.',
  valuesConfig: {
    ACCEPTED: { description: 'Something was written: the item is new or has changed.' },
    REPEATED: { description: 'It was there already; nothing was written.' },
    REFUSED: { description: 'It breaks a rule; nothing was written.' },
  },
});
