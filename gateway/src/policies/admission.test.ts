import { getIntrospectionQuery, GraphQLError } from 'graphql';
import { Admission } from './admission.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';

const defaults = new Admission(DEFAULT_OPERATION_LIMITS);

function limitOf(error: GraphQLError | null): unknown {
  return error === null ? null : (error.extensions['limit'] ?? error.extensions['code']);
}

function nested(levels: number): string {
  return `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;
}

/** Fragments that each spread the next one several times: the text grows by one line, the operation by a factor. */
function fragmentBomb(levels: number, factor: number): string {
  const lines = ['{ ...f0 }'];
  for (let i = 0; i < levels; i++) lines.push(`fragment f${i} on T { ${`...f${i + 1} `.repeat(factor)}}`);
  return [...lines, `fragment f${levels} on T { a }`].join('\n');
}

describe('an operation is let in', () => {
  test('when it is of an ordinary size', () => {
    expect(defaults.refuse('query Q($id: ID!) { appeal(id: $id) { id status } }')).toBeNull();
  });

  test('when it is the introspection of GraphiQL', () => {
    const text = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true, schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true });
    expect(defaults.refuse(text)).toBeNull();
  });

  test('when its syntax is broken, since the parser of the pipeline reports that better', () => {
    expect(defaults.refuse('{ a ')).toBeNull();
    expect(defaults.refuse('€')).toBeNull();
  });

  test('when its fragments form a circle, since validation reports that by name', () => {
    expect(defaults.refuse('{ ...A } fragment A on T { ...B } fragment B on T { ...A }')).toBeNull();
  });
});

describe('an operation is refused before any other work', () => {
  test.each([
    ['tokens', `{ ${'a '.repeat(15_000)}}`],
    ['nesting', `{ a(x: ${'['.repeat(150)}1${']'.repeat(150)}) }`],
    ['nesting', nested(5_000)],
    ['depth', nested(21)],
    ['depth', '{ ...A } fragment A on T { a { ...B } } fragment B on T { a { a { a { a { a { a { a { a { a { a { a { a { a { a { a { a { a { a { a { a } } } } } } } } } } } } } } } } } } } }'],
    ['selections', `{ a { ${'b '.repeat(2_000)}} }`],
    ['aliases', `{ a { ${Array.from({ length: 101 }, (_, i) => `x${i}: b`).join(' ')} } }`],
    ['rootFields', `{ ${'a '.repeat(31)}}`],
    ['rootFields', `{ ...A } fragment A on Query { ${'a '.repeat(31)}}`],
    ['directives', `{ a ${'@x '.repeat(101)}}`],
    ['fragments', `{ a } ${Array.from({ length: 201 }, (_, i) => `fragment f${i} on T { a }`).join(' ')}`],
    ['DEFER_NOT_SUPPORTED', '{ ... @defer { a } }'],
    ['DEFER_NOT_SUPPORTED', '{ a @stream(initialCount: 1) }'],
  ])('by its %s', (limit, text) => {
    const refusal = defaults.refuse(text);
    expect(limitOf(refusal)).toBe(limit);
    expect(refusal?.extensions['code']).toBe(limit === 'DEFER_NOT_SUPPORTED' ? limit : 'OPERATION_TOO_LARGE');
  });

  test('also when the large operation is not the only one of its document', () => {
    expect(limitOf(defaults.refuse(`query Small { a } query Large ${nested(21)}`))).toBe('depth');
  });

  test('a fragment bomb costs neither time nor memory', () => {
    const bomb = fragmentBomb(150, 10);
    const heap = process.memoryUsage().heapUsed;
    const start = performance.now();
    expect(limitOf(defaults.refuse(bomb))).toBe('selections');
    expect(performance.now() - start).toBeLessThan(50);
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(10_000_000);
  });
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
