import { getIntrospectionQuery, parse, visit, type GraphQLError } from 'graphql';
import { Admission } from './admission.js';
import { measureOperations } from './measure-operation.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';

const defaults = new Admission(DEFAULT_OPERATION_LIMITS);

function limitOf(error: GraphQLError | null): unknown {
  return error === null ? null : (error.extensions['limit'] ?? error.extensions['code']);
}

function nested(levels: number): string {
  return `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;
}

/** Fragments that each spread the next one several times: the text grows by one line, the operation by a factor. */
function fragmentBomb(levels: number, factor: number, before = '', after = ''): string {
  const lines = ['{ ...f0 }'];
  for (let i = 0; i < levels; i++) lines.push(`fragment f${i} on T { ${`${before}...f${i + 1}${after} `.repeat(factor)}}`);
  return [...lines, `fragment f${levels} on T { a }`].join('\n');
}

/** Fragments that lead a very long way down, each a little further. */
function chain(length: number, levels: number): string {
  const links = Array.from({ length }, (_, i) => `fragment f${i} on T ${'{a'.repeat(levels)}{...f${i + 1}}${'}'.repeat(levels)}`);
  return [...links, `fragment f${length} on T { a }`].join(' ');
}

describe('an operation is let in', () => {
  test('when it is of an ordinary size', () => {
    expect(defaults.refuse('query Q($id: ID!) { appeal(id: $id) { id status } }')).toBeNull();
  });

  test('when it is the introspection of GraphiQL', () => {
    const text = getIntrospectionQuery({
      descriptions: true,
      inputValueDeprecation: true,
      oneOf: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    });
    expect(defaults.refuse(text)).toBeNull();
  });

  test('when its syntax is broken, since the parser of the pipeline reports that better', () => {
    expect(defaults.refuse('{ a ')).toBeNull();
    expect(defaults.refuse('€')).toBeNull();
  });
});

describe('an operation is refused before any other work', () => {
  test.each([
    ['tokens', `{ ${'a '.repeat(15_000)}}`],
    ['nesting', `{ a(x: ${'['.repeat(150)}1${']'.repeat(150)}) }`],
    ['nesting', nested(5_000)],
    ['depth', nested(21)],
    ['depth', `{ ...A } fragment A on T { a { ...B } } fragment B on T ${nested(20)}`],
    ['selections', `{ a { ${'b '.repeat(2_000)}} }`],
    ['aliases', `{ a { ${Array.from({ length: 101 }, (_, i) => `x${i}: b`).join(' ')} } }`],
    ['rootFields', `{ ${'a '.repeat(31)}}`],
    ['rootFields', `{ ...A } fragment A on Query { ${'a '.repeat(31)}}`],
    ['directives', `{ ${'a @x @x @x @x '.repeat(26)} }`],
    ['directives', `query (${Array.from({ length: 101 }, (_, i) => `$v${i}: Int @x`).join(' ')}) { a }`],
    ['placeDirectives', `{ a @x @x @x @x @x @x }`],
    ['placeDirectives', `query ($a: Int @x @x @x @x @x @x) { a }`],
    ['placeDirectives', `query @x @x @x @x @x @x { a }`],
    ['placeDirectives', `{ ...A } fragment A on T @x @x @x @x @x @x { a }`],
    ['placeDirectives', `{ ... @x @x @x @x @x @x { a } }`],
    ['fragments', `{ a } ${Array.from({ length: 101 }, (_, i) => `fragment f${i} on T { a }`).join(' ')}`],
    ['repeats', `{ a { ${'b '.repeat(101)}} }`],
    ['repeats', `{ ${'a { b b b b } '.repeat(26)} }`],
    ['repeats', `{ a { ${'...A ... { b } '.repeat(51)} } } fragment A on T { b }`],
    ['comparisons', `{ ${Array.from({ length: 25 }, (_, i) => `x${i}: a { ${'b '.repeat(35)} }`).join(' ')} }`],
    ['operations', Array.from({ length: 101 }, (_, i) => `query Q${i} { a }`).join(' ')],
    ['selections', Array.from({ length: 20 }, (_, i) => `query Q${i} { ...A }`).join(' ') + ` fragment A on T { ${'... { a } '.repeat(30)} }`],
    ['depth', `{ ...f0 } ${chain(48, 97)}`],
    ['DEFER_NOT_SUPPORTED', '{ ... @defer { a } }'],
    ['DEFER_NOT_SUPPORTED', '{ a @stream(initialCount: 1) }'],
  ])('by its %s', (limit, text) => {
    const refusal = defaults.refuse(text);
    expect(limitOf(refusal)).toBe(limit);
    expect(refusal?.extensions['code']).toBe(limit === 'DEFER_NOT_SUPPORTED' ? limit : 'OPERATION_TOO_LARGE');
  });

  test.each([
    ['{ ...A } fragment A on T { ...B } fragment B on T { ...A }'],
    ['{ ...A } fragment A on T { a { ...A ...A } b { ...A ...A } }'],
  ])('when its fragments form a circle: %s', (text) => {
    expect(limitOf(defaults.refuse(text))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test.each([
    ['{ a } fragment A on T { a }'],
    [`{ a } fragment A on T { ${'a '.repeat(10_000)}}`],
    ['{ a } fragment A on T { ...B } fragment B on T { ...A }'],
  ])('when no operation uses a fragment, which would be compared uncounted: %.40s', (text) => {
    expect(defaults.refuse(text)).toMatchObject({ message: 'Fragment "A" is never used.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  });

  test('and the refusal names the limit and the figure', () => {
    expect(defaults.refuse(nested(21))).toMatchObject({
      message: 'The operation has more than 20 levels of fields: 21.',
      extensions: { limit: 'depth', most: 20, measured: 21 },
    });
  });

  test('also when the large operation is not the only one of its document', () => {
    expect(limitOf(defaults.refuse(`query Small { a } query Large ${nested(21)}`))).toBe('depth');
  });

  describe.each([
    ['that names each fragment in the next several times (CVE-2025-32030)', fragmentBomb(90, 10), 'selections'],
    ['that does so inside inline fragments and fields (CVE-2025-32031)', fragmentBomb(90, 10, '... on T { a { ', ' } }'), 'depth'],
    ['that is wide and low', fragmentBomb(2, 1_000), 'selections'],
    ['that stays below the limit of selections and asks for the same again', `{ r { ${'a { b c d e f } '.repeat(90)} } }`, 'comparisons'],
  ])('a bomb %s', (_name, bomb, limit) => {
    test('is refused', () => {
      expect(limitOf(defaults.refuse(bomb))).toBe(limit);
    });

    test('after each of its selections was looked at once', () => {
      const document = parse(bomb);
      let [written, looked] = [0, 0];
      visit(document, { Field: () => void written++, FragmentSpread: () => void written++, InlineFragment: () => void written++ });
      measureOperations(document, () => void looked++);
      expect(looked).toBe(written);
    });

    test('in less than 50 ms and 10 MB', () => {
      expectCheap(bomb);
    });
  });

  /** The machine may be busy with other things, so the best of many counts; the time is that of the processor. */
  function expectCheap(bomb: string): void {
    const costs = Array.from({ length: 20 }, () => {
      const admission = new Admission(DEFAULT_OPERATION_LIMITS);
      const heap = process.memoryUsage().heapUsed;
      const start = process.cpuUsage();
      admission.refuse(bomb);
      const { user, system } = process.cpuUsage(start);
      return { ms: (user + system) / 1_000, bytes: process.memoryUsage().heapUsed - heap };
    });
    expect(Math.min(...costs.map(({ ms }) => ms))).toBeLessThan(50);
    expect(Math.min(...costs.map(({ bytes }) => bytes))).toBeLessThan(10_000_000);
  }
});

test('a limit is configuration', () => {
  const narrow = new Admission({ ...DEFAULT_OPERATION_LIMITS, depth: 2 });
  expect(narrow.refuse('{ a { b } }')).toBeNull();
  expect(limitOf(narrow.refuse('{ a { b { c } } }'))).toBe('depth');
});

test('a remembered text is let in again, and many texts do not grow the memory without end', () => {
  const admission = new Admission(DEFAULT_OPERATION_LIMITS);
  for (let i = 0; i < 3_000; i++) expect(admission.refuse(`{ a${i} }`)).toBeNull();
  expect(admission.refuse('{ a0 }')).toBeNull();
});
