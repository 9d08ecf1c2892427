import { composeSupergraph } from '@otklik/gateway';
import { FormRegistry } from '@otklik/plugin-host';
import { parse, print, type DefinitionNode } from 'graphql';
import { readFile } from 'node:fs/promises';
import { builtinPlugins } from '../../builtin-plugins.js';
import { SUBGRAPH_NAMES } from '../subgraph-names.js';
import { FormsInSupergraph } from './forms-in-supergraph.js';

const plugins = await builtinPlugins();
const withPlugins = await Promise.all(SUBGRAPH_NAMES.map(async (name) => ({ name, sdl: await readFile(new URL(`../../../../schema/subgraphs/${name}.graphql`, import.meta.url), 'utf8') })));
const formsSdl = new FormRegistry(plugins).sdl();
/** The subgraphs as they are written down, and without what plugins bring. */
const bare = withPlugins.map(({ name, sdl }) => ({ name, sdl: name === 'appeals' ? sdl.trim().slice(0, -formsSdl.trim().length) : sdl }));

function composed(subgraphs: typeof bare): string {
  const composition = composeSupergraph(subgraphs);
  if (!composition.ok) throw new Error(composition.errors.map(({ message }) => message).join('\n'));
  return composition.supergraphSdl;
}

const bareSdl = composed(bare);

/** Every definition by its kind and name, its fields in the order of their names. */
function definitionsOf(sdl: string): Map<string, string> {
  return new Map(parse(sdl, { noLocation: true }).definitions.map((definition) => [nameOf(definition), print(inOrder(definition))]));
}

function nameOf(definition: DefinitionNode): string {
  return `${definition.kind} ${'name' in definition ? (definition.name?.value ?? '') : ''}`;
}

function inOrder(definition: DefinitionNode): DefinitionNode {
  if (!('fields' in definition) || definition.fields === undefined) return definition;
  return { ...definition, fields: definition.fields.toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1)) } as DefinitionNode;
}

test('adding the forms of all our plugins gives what composing everything gives', () => {
  expect(withPlugins.find(({ name }) => name === 'appeals')!.sdl.trim().endsWith(formsSdl.trim())).toBe(true);
  const added = new FormsInSupergraph(bareSdl, 'APPEALS').with(new FormRegistry(plugins).sdlParts());
  const [ours, theirs] = [definitionsOf(added), definitionsOf(composed(withPlugins))];
  expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted());
  for (const [name, definition] of theirs) expect([name, ours.get(name)]).toEqual([name, definition]);
});

test('the same forms give the same text, whatever was there before', () => {
  const graph = new FormsInSupergraph(bareSdl, 'APPEALS');
  const all = graph.with(new FormRegistry(plugins).sdlParts());
  const few = graph.with(new FormRegistry(plugins.slice(0, 3)).sdlParts());
  expect(few).not.toBe(all);
  expect(graph.with([])).toBe(bareSdl.trimEnd());
  expect(graph.with(new FormRegistry(plugins).sdlParts())).toBe(all);
});

test.each([
  ['an input that the core does not have', 'extend input Nowhere { a: Int }', 'Nowhere'],
  ['a field of a type of the core', 'extend type Query { a: Int }', 'ObjectTypeExtension'],
  ['a union', 'union Both = Appeal', 'UnionTypeDefinition'],
])('%s is nothing that forms bring', (_what, sdl, reason) => {
  expect(() => new FormsInSupergraph(bareSdl, 'APPEALS').with([sdl])).toThrow(reason);
});
