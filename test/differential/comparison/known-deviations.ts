import { withFreshAliases, withFreshNames, without, withoutConditions } from './cures.js';
import type { Deviation } from './deviation.js';
import { OURS, type Round } from './arena.js';
import { isIncomplete } from './compare-answers.js';

const APOLLO = ['@apollo/gateway'];

/** Every known deviation with its reason. Of our own there are only operations for which the planner finds no plan. */
export const KNOWN_DEVIATIONS: readonly Deviation[] = [
  {
    id: 'otklik: lost fetch step',
    engines: OURS,
    kinds: ['failed'],
    reason: 'Planner 0.0.38 loses a fetch when it merges fetches into one entity that is reached in two ways. The client gets an error, no data.',
    shows: (round) => ourFailure(round, /Failed to plan query: failed to build fetch graph: Path '.*' cannot be found in selection set/),
    example: { graph: 'requirements', text: '{ items { paidBy { debts { remark } items { paidBy { greeting } } } } }' },
  },
  {
    id: 'otklik: types of an interface object',
    engines: OURS,
    kinds: ['failed'],
    reason: 'Planner 0.0.38 finds no plan for fields of a concrete type where the object came from an @interfaceObject.',
    shows: (round) => round.graph === 'interface objects' && ourFailure(round, /No paths found for selection item: \w+$/),
    example: { graph: 'interface objects', text: '{ reviews { about { ... on Film { minutes reviews { id } } title } } }' },
  },
  {
    id: 'otklik: fragments on an interface object',
    engines: OURS,
    kinds: ['data'],
    reason:
      'Where only the subgraph of an @interfaceObject was asked for an object, planner 0.0.38 asks nobody for its type: fragments on types are left out (gateway/engine/README.md, Known limits). Only `about` leads there.',
    shows: ({ graph }) => graph === 'interface objects',
    cure: without('about'),
    example: { graph: 'interface objects', text: '{ reviews { about { onLoan ... on Film { branch { name } } } } }' },
  },
  {
    id: 'apollo: alias named like a key',
    engines: APOLLO,
    kinds: ['data', 'failed', 'errors', 'order'],
    reason: 'An alias that is the name of a field which the plan needs (a key, a requirement) is taken for that field.',
    cure: withFreshAliases,
    example: { graph: 'mutations', text: '{ account { owner { accounts { seen } id: name } } }' },
  },
  {
    id: 'apollo: arguments of a requirement',
    engines: APOLLO,
    kinds: ['data', 'failed', 'errors', 'order'],
    reason: 'A field that @requires names with other arguments than the client is fetched once, with the arguments of the client.',
    shows: ({ graph }) => graph === 'requirements' || graph === 'shop',
    cure: withFreshNames,
    example: { graph: 'requirements', text: '{ item(id: "1") { size(unit: CM) exact } }' },
  },
  {
    id: 'apollo: a requirement that requires',
    engines: APOLLO,
    kinds: ['data', 'errors'],
    reason: 'A required field that requires something itself is asked for at once where its subgraph is the one that gave the object.',
    shows: (round) => messagesOf(round, APOLLO[0]!).some((message) => /^(billing|freight) was asked for Item\.(bill|postage) without what it requires\.$/.test(message)),
    example: { graph: 'requirements', text: '{ owners { debts { verdict } } }' },
  },
  {
    id: 'apollo: conditions',
    engines: APOLLO,
    kinds: ['data', 'failed', 'errors', 'order'],
    reason: 'Conditions are hoisted or dropped when fetches are merged: parts are fetched, or missing, against @skip and @include.',
    cure: withoutConditions,
    example: {
      graph: 'failures',
      text: `query ($flag0: Boolean!) {
        ... on Query @skip(if: $flag0) { a: hottest @skip(if: true) { degrees age } hottest { streets { __typename } } }
      }`,
      variables: { flag0: false },
    },
  },
  {
    id: 'apollo: __typename of an interface object',
    engines: APOLLO,
    kinds: ['data'],
    reason: 'The __typename that the subgraph of an @interfaceObject gives (the name of the interface) overwrites that of the object, which then fits nowhere: it is null, or fragments on its type are left out.',
    shows: ({ graph, answers, expected }) => graph === 'interface objects' && isIncomplete(answers.get(APOLLO[0]!)!, expected),
    example: { graph: 'interface objects', text: '{ books { __typename reviews { ... on Review { text } } } }' },
  },
  {
    id: 'apollo: fields lost in fragments',
    engines: APOLLO,
    kinds: ['data'],
    reason: 'When nested fragments on several interfaces or unions are simplified, some of the fields in them are left out.',
    shows: ({ graph, answers, expected }) => ['abstract types', 'shop', 'ownership'].includes(graph) && isIncomplete(answers.get(APOLLO[0]!)!, expected),
    example: { graph: 'abstract types', text: '{ me { ... on Named { ... on Node { id } } ... on Node { id ... on Named { name } } } }' },
  },
  {
    id: 'apollo: order of keys',
    engines: APOLLO,
    kinds: ['order'],
    reason: 'Fragments with the same type condition are put together, which changes the order of keys.',
    shows: ({ operation }) => operation.text.includes('...'),
    example: {
      graph: 'abstract types',
      text: '{ nodes { ... on Contact { ... on Node { ... on User { name } } ... on User { title } ... on Node { ... on User { a: phone } } phone } } }',
    },
  },
  {
    id: 'apollo: mutations in order',
    engines: APOLLO,
    kinds: ['data'],
    reason: 'What entities have to say about an earlier mutation is fetched after a later one of the same subgraph has run.',
    shows: ({ operation }) => operation.text.startsWith('mutation'),
    cure: without('history'),
    example: { graph: 'mutations', text: 'mutation { a: deposit(amount: 1) { owner { history } } b: withdraw(amount: 1) { balance } }' },
  },
];

function ourFailure({ answers }: Round, reason: RegExp): boolean {
  const answer = answers.get(OURS[0]);
  return answer?.kind === 'failed' && reason.test(answer.reason);
}

function messagesOf({ answers }: Round, engine: string): readonly string[] {
  const answer = answers.get(engine);
  return answer?.kind === 'answered' ? answer.messages : [];
}
