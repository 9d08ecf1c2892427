import 'reflect-metadata';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { executableSchema } from './executable-schema.js';
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

test('an addition is checked with the others that it speaks of, and refused when it is wrong', async () => {
  const core = await coreOf({ name: 'tools', resolvers: [ToolResolver] });
  const schema = executableSchema(core, core.with(['scalar Inch', 'type Nail { length: Inch }']), core.resolvers);
  expect(schema.getType('Nail')).toBeDefined();
  expect(executableSchema(core, core.with(['scalar Inch', 'type Nail { length: Inch }', 'type Screw { length: Inch }']), core.resolvers).getType('Screw')).toBeDefined();
  expect(() => executableSchema(core, core.with(['type Screw { length: Mile }']), core.resolvers)).toThrow('Mile');
  expect(() => executableSchema(core, core.with(['type Tool { length: Int }']), core.resolvers)).toThrow('Tool');
});
