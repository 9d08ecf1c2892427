import { composeServices } from '@apollo/composition';
import { federatedSdl, subgraphsInProcess, supergraphOf, type TestSupergraph } from '@otklik/gateway-engine/testing';
import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { apolloGateway } from '../engines/apollo-gateway.js';
import type { Answer } from '../engines/answer.js';
import type { Contestant } from '../engines/contestant.js';
import { graphqlJs } from '../engines/graphql-js.js';
import { otklik } from '../engines/otklik.js';
import type { DifferentialGraph } from '../graphs/graph.js';
import type { Operation } from '../operations/print-operation.js';
import { difference, sameErrorPaths, type DifferenceKind } from './compare-answers.js';

/** Our engine with subgraphs in this process, and with subgraphs that answer in bytes. */
export const OURS = ['otklik', 'otklik in bytes'] as const;

/** What the engines made of one operation. */
export interface Round {
  readonly graph: string;
  readonly document: DocumentNode;
  readonly operation: Operation;
  /** By graphql-js. */
  readonly expected: Answer;
  readonly answers: ReadonlyMap<string, Answer>;
  /** By the name of the engine. */
  readonly differences: ReadonlyMap<string, DifferenceKind>;
}

/** The engines on one graph. The graph of our engine is composed as ours are, that of @apollo/gateway by Apollo's composer. */
export class Arena {
  private constructor(
    readonly graph: DifferentialGraph,
    readonly schema: GraphQLSchema,
    private readonly supergraph: TestSupergraph,
    private readonly reference: Contestant,
    private readonly contestants: readonly Contestant[],
    private readonly rival: Contestant & { stop(): Promise<void> },
  ) {}

  /** @param ours stands for our engine; for proving that a broken one is found out */
  static async open(graph: DifferentialGraph, ours: typeof otklik = otklik): Promise<Arena> {
    const supergraph = supergraphOf(graph.subgraphs);
    const plain = graph.plain(supergraph.engine.apiSchema);
    const rival = await apolloGateway(composeWithApollo(graph), subgraphsInProcess(graph.subgraphs));
    const contestants = [ours(supergraph.engine, OURS[0]), ours(supergraph.engineInBytes, OURS[1]), rival];
    return new Arena(graph, plain.schema, supergraph, graphqlJs(plain), contestants, rival);
  }

  isValid({ text }: Operation): boolean {
    return validate(this.schema, parse(text)).length === 0;
  }

  async play(operation: Operation): Promise<Round> {
    const document = parse(operation.text);
    this.supergraph.requests.length = 0;
    const expected = await this.reference.answer(document, operation);
    const answers = new Map<string, Answer>();
    const differences = new Map<string, DifferenceKind>();
    for (const contestant of this.contestants) {
      const answer = await contestant.answer(document, operation);
      answers.set(contestant.name, answer);
      const kind = difference(answer, expected);
      if (kind !== null) differences.set(contestant.name, kind);
    }
    // Where both others state an error at the same paths, so must we.
    if (sameErrorPaths(answers.get(this.rival.name)!, expected)) {
      for (const name of OURS) if (!differences.has(name) && !sameErrorPaths(answers.get(name)!, expected)) differences.set(name, 'errors');
    }
    return { graph: this.graph.name, document, operation, expected, answers, differences };
  }

  async close(): Promise<void> {
    await this.rival.stop();
  }
}

export function composeWithApollo({ subgraphs }: Pick<DifferentialGraph, 'subgraphs'>): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map((subgraph) => ({ name: subgraph.name, url: `http://${subgraph.name}.test/graphql`, typeDefs: parse(federatedSdl(subgraph)) })),
  );
  if (supergraphSdl === undefined) throw new Error(`@apollo/composition refuses the subgraphs: ${errors?.map(({ message }) => message).join('; ')}`);
  return supergraphSdl;
}

/** For a person to read. */
export function describeRound({ graph, operation, expected, answers, differences }: Round): string {
  const lines = [`Graph: ${graph}`, operation.text.trim(), `Variables: ${JSON.stringify(operation.variables)}`, `graphql-js: ${JSON.stringify(expected)}`];
  for (const [name, answer] of answers) lines.push(`${name} (${differences.get(name) ?? 'the same'}): ${JSON.stringify(answer)}`);
  return lines.join('\n');
}
