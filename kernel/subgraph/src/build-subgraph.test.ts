import 'reflect-metadata';
import { CodedError, Refusal } from '@otklik/base';
import { ANONYMOUS, type RequestContext } from '@otklik/identity';
import { parse } from 'graphql';
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { buildSubgraph } from './build-subgraph.js';
import { mutationResult } from './graphql/mutation-result.js';
import { outcome } from './graphql/outcome.js';

@Directive('@key(fields: "id")')
@ObjectType('Parcel', { description: 'Something to look at.' })
class Parcel {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Date, { nullable: true, description: 'When.' })
  at!: Date | null;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Stranger', { description: 'Of another subgraph.' })
class Stranger {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@ObjectType('SendSuccess', { description: 'Sent.' })
class SendSuccess {
  @Field(() => Parcel, { description: 'The parcel.' })
  parcel!: Parcel;
}
const SendResult = mutationResult('SendResult', SendSuccess);

@Resolver(() => Parcel)
class ParcelResolver {
  @Query(() => Parcel, { nullable: true, description: 'One.' })
  parcel(@Arg('id', () => ID) id: string): Parcel | null {
    if (id === 'hidden') throw CodedError.notFound();
    if (id === 'broken') throw new Error('secret 4711');
    return { id, at: new Date('2026-11-22T00:00:00Z') };
  }

  @Mutation(() => SendResult, { description: 'Send.' })
  send(@Arg('id', () => ID) id: string, @Ctx() ctx: RequestContext): Promise<typeof SendResult> {
    return outcome(ctx.locale, async () => {
      if (id === 'late') throw Refusal.conflict('WRONG_STATUS', { ru: 'Уже поздно.', en: 'Too late.' });
      return Object.assign(new SendSuccess(), { parcel: { id, at: null } });
    });
  }

  @Directive('@live(topic: "parcel/{id}", query: "parcel")')
  @Subscription(() => Parcel, { nullable: true, topics: 'never', description: 'Live.' })
  parcelMoved(@Root() parcel: Parcel, @Arg('id', () => ID) _id: string): Parcel {
    return parcel;
  }
}

const anonymous: RequestContext = { viewer: ANONYMOUS, locale: 'en', requestId: 'r1' };
const subgraph = await buildSubgraph({
  name: 'parcels',
  resolvers: [ParcelResolver],
  orphanedTypes: [Stranger],
  references: { Parcel: ({ id }) => ({ id, at: null }) },
  pluginSdl: ['type Extra { key: String }', 'extend type Query { extra: Extra }'],
  live: true,
  createContext: (request) => request,
});
const run = (source: string, context = anonymous) => subgraph.execute({ document: parse(source), variables: {}, context });

describe('a subgraph built from type-graphql classes', () => {
  it('keeps federation and live directives, orphaned types and plugin SDL in its SDL', () => {
    expect(subgraph.sdl).toContain('type Parcel @key(fields: "id")');
    expect(subgraph.sdl).toContain('type Stranger @key(fields: "id", resolvable: false)');
    expect(subgraph.sdl).toContain('@live(topic: "parcel/{id}", query: "parcel")');
    expect(subgraph.sdl).toContain('@composeDirective(name: "@live")');
    expect(subgraph.sdl).toContain('type Extra');
  });

  it('describes its root types, with plugin SDL too', () => {
    const { schema } = subgraph;
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    expect(roots.map((root) => root?.description)).toEqual([
      'Everything that can be read.',
      'Everything that can be done.',
      'Everything that can be followed as it happens.',
    ]);
  });

  it('gives its SDL to whoever composes, exactly as it is', async () => {
    expect((await run('{ _service { sdl } }')).data).toEqual({ _service: { sdl: subgraph.sdl } });
  });

  it('answers queries, entity references and dates', async () => {
    expect((await run('{ parcel(id: "a") { id at } }')).data).toEqual({ parcel: { id: 'a', at: '2026-11-22T00:00:00.000Z' } });
    const entities = await run('{ _entities(representations: [{ __typename: "Parcel", id: "b" }]) { ... on Parcel { id } } }');
    expect(entities).toEqual({ data: { _entities: [{ id: 'b' }] } });
  });

  it('answers a refusal as a member of the result union in the reader’s language', async () => {
    const send = 'mutation { send(id: "late") { __typename ... on Conflict { code message } } }';
    expect((await run(send)).data).toEqual({ send: { __typename: 'Conflict', code: 'WRONG_STATUS', message: 'Too late.' } });
    expect((await run(send, { ...anonymous, locale: 'ru' })).data).toMatchObject({ send: { message: 'Уже поздно.' } });
    expect((await run('mutation { send(id: "x") { ... on SendSuccess { parcel { id } } } }')).data).toEqual({ send: { parcel: { id: 'x' } } });
  });

  it('gives a coded error its code and hides an unexpected fault', async () => {
    const hidden = await run('{ parcel(id: "hidden") { id } }');
    expect(hidden.errors?.map((error) => error.extensions['code'])).toEqual(['NOT_FOUND']);
    const broken = await run('{ parcel(id: "broken") { id } }');
    expect(broken.errors?.map((error) => error.extensions['code'])).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(broken)).not.toContain('4711');
  });
});
