import { Kind, type SelectionSetNode } from 'graphql';
import type { GraphFacts } from '../world/graph-facts.js';
import type { FieldFacts } from '../world/subgraph-facts.js';

/** What federation does for a field. */
export const FEDERATION_FEATURES = [
  'several keys',
  'composite keys',
  'entities across subgraphs',
  '@requires',
  '@requires with arguments',
  '@requires of nested fields',
  '@requires through an interface',
  '@requires of a field that requires',
  '@provides',
  '@shareable',
  '@override',
  '@inaccessible',
  '@interfaceObject',
] as const;

export type FederationFeature = (typeof FEDERATION_FEATURES)[number];

/** Reads from the SDL which of them a field has. */
export class FederationFeatures {
  private readonly known = new Map<string, readonly FederationFeature[]>();

  constructor(private readonly facts: GraphFacts) {}

  ofField(type: string, field: string): readonly FederationFeature[] {
    const coordinate = `${type}.${field}`;
    let features = this.known.get(coordinate);
    if (features === undefined) this.known.set(coordinate, (features = this.read(type, field)));
    return features;
  }

  private read(type: string, field: string): FederationFeature[] {
    const answering = this.facts.answering(type, field);
    const features = new Set<FederationFeature>(answering.flatMap((facts) => this.requirement(type, facts)));
    if (answering.some(({ provides }) => provides !== null)) features.add('@provides');
    if (answering.some(({ overrides }) => overrides !== null)) features.add('@override');
    if (answering.length > 1 && !this.facts.isKeyField(type, field)) features.add('@shareable');
    if (answering.some(({ subgraph }) => this.facts.interfacesOf(type).some((name) => this.facts.named(subgraph).isInterfaceObject(name))))
      features.add('@interfaceObject');
    if (answering.some(({ node }) => this.facts.hidesValues(node.type))) features.add('@inaccessible');
    const keys = answering.length === 1 && !this.facts.isKeyField(type, field) ? this.facts.named(answering[0]!.subgraph).keysOf(type) : [];
    if (keys.length > 0) features.add('entities across subgraphs');
    if (keys.length > 0 && new Set(this.facts.keysOf(type).map(({ fields }) => JSON.stringify(namesIn(fields)))).size > 1) features.add('several keys');
    if (keys.some(({ fields }) => isComposite(fields))) features.add('composite keys');
    return [...features];
  }

  private requirement(type: string, { requires }: FieldFacts): FederationFeature[] {
    if (requires === null) return [];
    const features: FederationFeature[] = ['@requires'];
    for (const node of requires.selections) {
      if (node.kind !== Kind.FIELD) continue;
      const answering = this.facts.answering(type, node.name.value);
      if ((node.arguments ?? []).length > 0) features.push('@requires with arguments');
      if (node.selectionSet !== undefined) features.push('@requires of nested fields');
      if (answering.some((facts) => this.facts.isAbstract(facts.node.type))) features.push('@requires through an interface');
      if (answering.some((facts) => facts.requires !== null)) features.push('@requires of a field that requires');
    }
    return features;
  }
}

function isComposite({ selections }: SelectionSetNode): boolean {
  return selections.length > 1 || selections.some((node) => node.kind === Kind.FIELD && node.selectionSet !== undefined);
}

function namesIn({ selections }: SelectionSetNode): unknown[] {
  return selections.map((node) => (node.kind === Kind.FIELD ? [node.name.value, node.selectionSet === undefined ? [] : namesIn(node.selectionSet)] : []));
}
