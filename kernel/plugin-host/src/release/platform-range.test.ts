import { compareVersions, rangeAllows } from './platform-range.js';

test.each<[string, string[], string[]]>([
  ['^1.2', ['1.2.0', '1.9.3'], ['1.1.9', '2.0.0', '0.9.0']],
  ['^0.1', ['0.1.0', '0.1.7'], ['0.2.0', '1.0.0']],
  ['~1.2.3', ['1.2.3', '1.2.9'], ['1.2.2', '1.3.0']],
  ['>=0.1', ['0.1.0', '4.0.0'], ['0.0.9']],
  ['1.2.3', ['1.2.3'], ['1.2.4', '1.2.2']],
])('%s takes %j and not %j', (range, fit, unfit) => {
  expect(fit.filter((version) => !rangeAllows(range, version))).toEqual([]);
  expect(unfit.filter((version) => rangeAllows(range, version))).toEqual([]);
});

test('versions are ordered as semver says', () => {
  const order = ['0.9.9', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.10', '1.2.0'];
  expect(order.toReversed().toSorted(compareVersions)).toEqual(order);
});
