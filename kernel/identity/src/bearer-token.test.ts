import { CodedError } from '@otklik/base';
import { bearerToken } from './bearer-token.js';

describe('the token of an Authorization header', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER abc', 'abc'],
    ['Bearer   abc', 'abc'],
    [' Bearer abc ', 'abc'],
    ['Bearer a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
  ])('is read from %j', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });

  it('is none without a header', () => {
    expect(bearerToken(null)).toBeNull();
  });

  it.each([
    '',
    ' ',
    'Bearer',
    'Bearer ',
    'abc',
    'Bearerabc',
    'Basic YTpi',
    'Bearer a b',
    'Bearer a, Bearer b',
    'Bearer "a"',
    'Bearer а',
    'Bearer a\nb',
    `Bearer ${'a'.repeat(20_000)}`,
  ])('is refused as %j, and never taken for nobody', (header) => {
    expect(() => bearerToken(header)).toThrow(CodedError.unauthenticated());
  });
});
