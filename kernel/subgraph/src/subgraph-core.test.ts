import 'reflect-metadata';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { coreOf } from './subgraph-core.js';

@ObjectType({ description: 'A tool.' })
class Tool {
  @Field({ description: 'What it is called.' })
  name!: string;
}

@Resolver()
class ToolResolver {
  @Query(() => [Tool], { description: 'Every tool.' })
  tools(): Tool[] {
    return [];
  }
}

test('a core is made once for the same classes, and anew for others', async () => {
  const core = await coreOf({ name: 'tools', resolvers: [ToolResolver] });
  expect(await coreOf({ name: 'tools', resolvers: [ToolResolver], live: false, orphanedTypes: [] })).toBe(core);
  expect(await coreOf({ name: 'tools', resolvers: [ToolResolver], live: true })).not.toBe(core);
  expect((await coreOf({ name: 'tools', resolvers: [ToolResolver], live: true })).with([]).sdl).toContain('directive @live');
});

test('plugins add to the SDL and leave that of the core as it is', async () => {
  const core = await coreOf({ name: 'tools', resolvers: [ToolResolver] });
  const bare = core.with([]).sdl;
  const one = core.with(['type Hammer { parts: [Tool!]! }']);
  expect(one.sdl).toBe(`${bare}\n\ntype Hammer {\n  parts: [Tool!]! @listSize(assumedSize: 10)\n}`);
  expect(core.with(['scalar Nail', 'type Hammer { parts: [Tool!]! }']).additions[1]).toBe(one.additions[0]);
  expect(core.with([]).sdl).toBe(bare);
  expect(bare).toContain('tools: [Tool!]! @listSize(assumedSize: 10)');
});
