import { createParameterDecorator } from 'type-graphql';
import type { AppealFilterInput } from './appeal.type.js';

/**
 * `input.details` as the client sent it. type-graphql drops input fields that it has no metadata for, and those are just
 * the ones that plugins add.
 */
export function RawDetails(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator(({ args }) => (args as { input?: { details?: unknown } }).input?.details);
}

/** `orderByDetails` as the client sent it. */
export function RawDetailsOrder(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator(({ args }) => (args as { orderByDetails?: unknown }).orderByDetails);
}

/** `filter.details`, or `input.filter.details`, as the client sent it. */
export function RawDetailsFilter(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator(({ args }) => {
    const { filter, input } = args as { filter?: Filtered; input?: { filter?: Filtered } };
    return (filter ?? input?.filter)?.details;
  });
}

type Filtered = { readonly details?: unknown } | null;

/** A filter with its details as they were sent. */
export function withRawDetails<Filter extends AppealFilterInput | null | undefined>(filter: Filter, details: unknown): Filter {
  return filter == null || details === undefined ? filter : { ...filter, details };
}
