import { grantSql } from './grant-sql.js';

test('names are quoted', () => {
  const sql = grantSql({ login: 'Bob "the builder"', schemas: ['appeals'] });
  expect(sql).toContain('grant "otklik_appeals" to "Bob ""the builder""" with inherit false, set true;');
});

test('it is plain SQL that any client can run', () => {
  const sql = grantSql({ login: 'otklik', schemas: ['appeals', 'people'] });
  expect(sql).not.toMatch(/^\\/m);
  expect(sql).toContain('create schema if not exists "people" authorization "otklik_owner";');
});

test('a schema is named in lower-case letters', () => {
  expect(() => grantSql({ login: 'otklik', schemas: ['people"; drop table users'] })).toThrow('is not the name of a schema');
});
