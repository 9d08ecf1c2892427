import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type FragmentSpreadNode,
} from 'graphql';
import type { Answer } from '../engines/answer.js';
import { FEDERATION_FEATURES, FederationFeatures } from './federation-features.js';
import type { Operation } from './print-operation.js';

/** What an operation, or the graph where it goes, can have. Every one must be met by some operation of the suite. */
export const FEATURES = [
  ...FEDERATION_FEATURES,
  'interfaces',
  'unions',
  'type conditions on an interface',
  'type conditions on a union',
  'nested lists',
  'aliases',
  'aliases that collide across types',
  'inline fragments',
  'inline fragments without a type',
  'named fragments',
  'fragments in fragments',
  '__typename',
  '@skip',
  '@include',
  '@skip and @include together',
  'conditions by variables',
  'conditions on fields',
  'conditions on inline fragments',
  'conditions on spreads',
  'variables',
  'variable defaults',
  'absent variables',
  'variables in input objects',
  'input objects',
  'enum arguments',
  'enum results',
  'null arguments',
  'mutations in order',
  'nulls',
  'errors',
  'null propagation',
] as const;

export type Feature = (typeof FEATURES)[number];

/** Tells which features an operation on one graph has. */
export class FeatureFinder {
  private readonly federation: FederationFeatures;

  constructor(
    private readonly schema: GraphQLSchema,
    facts: ConstructorParameters<typeof FederationFeatures>[0],
  ) {
    this.federation = new FederationFeatures(facts);
  }

  featuresOf(document: DocumentNode, { variables }: Operation, answer: Answer): Set<Feature> {
    const found = new Set<Feature>();
    const keys = new Map<string, Set<string>>();
    const types = new TypeInfo(this.schema);
    let inFragment = 0;
    visit(
      document,
      visitWithTypeInfo(types, {
        OperationDefinition(node) {
          if (node.operation === OperationTypeNode.MUTATION && node.selectionSet.selections.length > 1) found.add('mutations in order');
          for (const { variable, defaultValue } of node.variableDefinitions ?? []) {
            found.add(defaultValue === undefined ? 'variables' : 'variable defaults');
            if (defaultValue === undefined && !(variable.name.value in variables)) found.add('absent variables');
          }
        },
        Field: (node) => {
          conditionsOn(node, 'conditions on fields', found);
          if (node.name.value === '__typename') found.add('__typename');
          if (node.alias !== undefined) found.add('aliases');
          const parent = types.getParentType();
          const type = types.getType();
          if (!parent || !type || isUnionType(parent)) return;
          for (const feature of resultFeatures(type)) found.add(feature);
          const possible = isObjectType(parent) ? [parent] : this.schema.getPossibleTypes(parent);
          for (const { name } of possible) for (const feature of this.federation.ofField(name, node.name.value)) found.add(feature);
          noteKey(keys, node, parent.name);
        },
        InlineFragment: {
          enter(node) {
            conditionsOn(node, 'conditions on inline fragments', found);
            found.add(node.typeCondition === undefined ? 'inline fragments without a type' : 'inline fragments');
            const type = types.getType();
            if (node.typeCondition !== undefined && isInterfaceType(type)) found.add('type conditions on an interface');
            if (node.typeCondition !== undefined && isUnionType(type)) found.add('type conditions on a union');
            if (inFragment++ > 0) found.add('fragments in fragments');
          },
          leave() {
            inFragment--;
          },
        },
        FragmentSpread(node) {
          conditionsOn(node, 'conditions on spreads', found);
          found.add('named fragments');
          if (inFragment > 0) found.add('fragments in fragments');
        },
        FragmentDefinition: {
          enter() {
            inFragment++;
          },
          leave() {
            inFragment--;
          },
        },
        Argument(node) {
          const type = types.getInputType();
          if (!type) return;
          if (node.value.kind === Kind.NULL) found.add('null arguments');
          if (isEnumType(getNamedType(type))) found.add('enum arguments');
          if (isInputObjectType(getNamedType(type))) found.add('input objects');
        },
        ObjectField(node) {
          if (node.value.kind === Kind.VARIABLE) found.add('variables in input objects');
        },
      }),
    );
    if ([...keys.values()].some((fields) => fields.size > 1)) found.add('aliases that collide across types');
    for (const feature of answerFeatures(answer)) found.add(feature);
    return found;
  }
}

function resultFeatures(type: GraphQLOutputType): Feature[] {
  const named = getNamedType(type);
  const features: Feature[] = [];
  if (isInterfaceType(named)) features.push('interfaces');
  if (isUnionType(named)) features.push('unions');
  if (isEnumType(named)) features.push('enum results');
  if (lists(type) > 1) features.push('nested lists');
  return features;
}

function lists(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return lists(type.ofType);
  return isListType(type) ? 1 + lists(type.ofType) : 0;
}

function conditionsOn(node: FieldNode | InlineFragmentNode | FragmentSpreadNode, feature: Feature, found: Set<Feature>): void {
  const conditions = (node.directives ?? []).filter(({ name }) => name.value === 'skip' || name.value === 'include');
  if (conditions.length === 0) return;
  found.add(feature);
  for (const { name } of conditions) found.add(name.value === 'skip' ? '@skip' : '@include');
  if (conditions.length > 1) found.add('@skip and @include together');
  if (conditions.some(byVariable)) found.add('conditions by variables');
}

function byVariable({ arguments: args }: DirectiveNode): boolean {
  return args?.[0]?.value.kind === Kind.VARIABLE;
}

/** One response key for different fields of different types somewhere in the operation. */
function noteKey(keys: Map<string, Set<string>>, { alias, name }: FieldNode, parent: string): void {
  const key = alias?.value ?? name.value;
  const fields = keys.get(key) ?? new Set<string>();
  fields.add(`${parent}.${name.value}`);
  keys.set(key, fields);
}

function answerFeatures(answer: Answer): Feature[] {
  if (answer.kind === 'failed') return [];
  const features: Feature[] = [];
  const data: unknown = JSON.parse(answer.data);
  if (answer.data.includes('null')) features.push('nulls');
  if (answer.errorPaths.length > 0) features.push('errors');
  if (answer.errorPaths.some((path) => isAboveNull(data, JSON.parse(path) as (string | number)[] | null))) features.push('null propagation');
  return features;
}

/** Whether the null of an error is not at its path but above it. */
function isAboveNull(data: unknown, path: readonly (string | number)[] | null): boolean {
  let value = data;
  for (const key of path ?? []) {
    if (value === null || value === undefined) return true;
    value = (value as Record<string | number, unknown>)[key];
  }
  return false;
}
