import { AppealContentResolver, RedactionResolver } from './redaction.resolver.js';
import { RedactionMutationsResolver } from './redaction-mutations.resolver.js';

/** Everything that the graph says of what is hidden from the public. */
export const REDACTION_RESOLVERS = [AppealContentResolver, RedactionResolver, RedactionMutationsResolver] as const;
