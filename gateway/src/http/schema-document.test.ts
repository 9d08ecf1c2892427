import { buildSchema } from 'graphql';
import { publicSdl } from './schema-document.js';

const schema = buildSchema(`
  "Who may."
  directive @access(action: String!) on FIELD_DEFINITION
  directive @live(topic: String!) on FIELD_DEFINITION
  interface Node { "Its id." id: ID! @access(action: "node.see") }
  type Thing implements Node { id: ID! @access(action: "node.see") old("How." in: Int = 1): String @live(topic: "t") @deprecated(reason: "new") @access(action: "old.see") free: Int }
  type Query { thing: Thing @access(action: "thing.read") }
`);

test('the public SDL has the directives of our own on each field, once and by name', () => {
  const sdl = publicSdl(schema);
  expect(sdl).toContain('thing: Thing @access(action: "thing.read")\n');
  expect(sdl).toContain('): String @deprecated(reason: "new") @access(action: "old.see") @live(topic: "t")\n');
  expect(sdl).toContain('free: Int\n');
  expect(sdl.match(/id: ID! @access\(action: "node.see"\)\n/g)).toHaveLength(2);
  expect(sdl).toContain('"""Who may."""\ndirective @access(action: String!) on FIELD_DEFINITION');
});

test('is a schema that can be read again, to the same text', () => {
  const sdl = publicSdl(schema);
  expect(publicSdl(buildSchema(sdl))).toBe(sdl);
});
