import type { GraphQLResolveInfo } from 'graphql';
import type { AppealsContext } from '../../appeals-context.js';
import type { AppealOrder } from '../../domain/appeal-order.js';
import { filterToUse } from '../../use-cases/desk/read-filters.js';
import type { AppealFilterInput } from '../appeal.type.js';
import { conditionsOf, orderOf } from './filter-values.js';

/** What a list of appeals is asked for. */
interface Asked {
  readonly filter: AppealFilterInput | undefined;
  readonly orderBy: AppealOrder;
}

/**
 * What a list is asked for with a saved filter besides: where both say something, what is asked for counts, and a null lifts a condition.
 * @throws CodedError NOT_FOUND when the viewer has no such filter
 */
export async function withSaved(ctx: AppealsContext, id: string | undefined, { filter, orderBy }: Asked, { schema, fieldNodes }: GraphQLResolveInfo): Promise<Asked> {
  if (id == null) return { filter, orderBy };
  const saved = await filterToUse(ctx, id);
  const said = Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value !== undefined));
  // Left out, the argument has its default: only the operation tells.
  const isOrdered = fieldNodes.some((node) => node.arguments?.some(({ name }) => name.value === 'orderBy'));
  return { filter: { ...conditionsOf(saved, schema), ...said }, orderBy: isOrdered ? orderBy : orderOf(saved, schema) };
}
