import { buildSchema, findBreakingChanges, type GraphQLSchema } from 'graphql';
import type { FormRegistry } from '../form-registry.js';

const CORE = `
  type Query { details: AppealDetails }
  interface AppealDetails { form: String! }
  input AppealDetailsInput { other: String }
  input AppealDetailsFilter { other: String }
  input AppealDetailsOrder { other: String }
  input StringFilter { eq: String }
  enum SortDirection { ASC }
  scalar DateTime
`;

/** What of the graph a set of plugins takes away from who asks for what another set gave, in words; empty when it only adds. */
export function graphBreaks(before: FormRegistry, after: FormRegistry): string[] {
  return findBreakingChanges(schemaOf(before), schemaOf(after)).map(({ description }) => description);
}

function schemaOf(registry: FormRegistry): GraphQLSchema {
  return buildSchema(CORE + registry.sdl(), { assumeValid: true });
}
