import { parse } from 'graphql';
import { refuseConditionalSubscription } from './refuse-conditional-subscription.js';

test.each([
  'subscription ($s: Boolean!) { a @skip(if: $s) { b } }',
  'subscription { a @include(if: true) { b } }',
  'subscription { a @skip { b } }',
  'subscription { ... @include(if: 1) { a { b } } }',
  'subscription { ...A @skip(if: false) } fragment A on Subscription { a { b } }',
  'subscription { ...A } fragment A on Subscription { ...B } fragment B on Subscription { a @skip(if: false) }',
  'query Q { a } subscription S { a @skip(if: false) }',
])('a condition at the top level of a subscription is refused: %s', (text) => {
  expect(refuseConditionalSubscription(parse(text))?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

test.each([
  'subscription ($s: Boolean!) { a { b @skip(if: $s) ... @include(if: $s) { c } } }',
  'subscription { ...A ...A ...Missing } fragment A on Subscription { a @other { b } }',
  'query ($s: Boolean!) { a @skip(if: $s) ...A @include(if: $s) } fragment A on Query { b @skip(if: $s) }',
])('other conditions are left alone: %s', (text) => {
  expect(refuseConditionalSubscription(parse(text))).toBeNull();
});
