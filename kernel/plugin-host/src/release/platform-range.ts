type Parts = readonly [major: number, minor: number, patch: number];

/** Whether a version of the platform is one that a plugin works with: `^1.2`, `~1.2.3`, `>=1.0` or one exact version. */
export function rangeAllows(range: string, version: string): boolean {
  const [, operator = '', asked = ''] = /^(\^|~|>=)?(.*)$/.exec(range)!;
  const least = partsOf(asked);
  const actual = partsOf(version);
  if (comparedParts(actual, least) < 0) return false;
  switch (operator) {
    case '>=':
      return true;
    case '~':
      return actual[0] === least[0] && actual[1] === least[1];
    case '^':
      // Before 1.0 every minor version may break.
      return actual[0] === least[0] && (least[0] > 0 || actual[1] === least[1]);
    default:
      return comparedParts(actual, least) === 0;
  }
}

/** Negative when `a` is an older version than `b`; a pre-release (`1.0.0-rc.1`) is older than its release. */
export function compareVersions(a: string, b: string): number {
  return comparedParts(partsOf(a), partsOf(b)) || comparedTags(tagOf(a), tagOf(b));
}

/** The first number of a version: what may break only when it rises. */
export function majorOf(version: string): number {
  return partsOf(version)[0];
}

function partsOf(version: string): Parts {
  const [major = 0, minor = 0, patch = 0] = version.split('-')[0]!.split('.').map(Number);
  return [major, minor, patch];
}

function comparedParts(a: Parts, b: Parts): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function tagOf(version: string): readonly string[] | null {
  const at = version.indexOf('-');
  return at === -1 ? null : version.slice(at + 1).split('.');
}

/** By semver: no tag is newest; numbers by value and below words; a longer tag after its beginning. */
function comparedTags(a: readonly string[] | null, b: readonly string[] | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (x === y) continue;
    const numbers = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (numbers[0] && numbers[1]) return Number(x) - Number(y);
    return numbers[0] !== numbers[1] ? Number(numbers[1]) - Number(numbers[0]) : x < y ? -1 : 1;
  }
  return 0;
}
