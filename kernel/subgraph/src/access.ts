import type { PermissionTable } from '@otklik/identity';
import { Directive } from 'type-graphql';

/** The specification under which `@access` is linked in every subgraph, so that it reaches the public SDL. */
export const ACCESS = 'https://otklik.dev/access/v1.0';

/** The definition of `@access`, the same in every subgraph. */
export const ACCESS_DEFINITION = `"""
Who may call a field, from the permission table (docs/permissions.md); a field without it is for everybody. The server checks it; the directive only says so.
"""
directive @access(
  """
  The row of the permission table.
  """
  action: String!
  """
  Each of these may: a role in the cabinet of the object (OPERATOR: on the whole platform), or EVERYBODY, SIGNED_IN, IDENTIFIED, STAFF, OUTSIDER, OWNER, ASSIGNED_EXECUTOR.
  """
  who: [String!]!
  """
  The scope that the token of a machine needs; without one, machines may not unless everybody may.
  """
  scope: String
) on FIELD_DEFINITION`;

/** Declares on a field which permission its use-case asks for. */
export function Access<Action extends string>({ rows }: PermissionTable<Action>, action: Action): MethodDecorator & PropertyDecorator {
  const { who, scope } = rows[action];
  const args = [`action: ${JSON.stringify(action)}`, `who: ${JSON.stringify(who)}`, ...(scope === undefined ? [] : [`scope: ${JSON.stringify(scope)}`])];
  return Directive(`@access(${args.join(', ')})`);
}
