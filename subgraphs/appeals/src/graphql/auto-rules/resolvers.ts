import { AutoRuleMutationsResolver } from './auto-rule-mutations.resolver.js';
import { AppealPriorityResolver, AutoRuleResolver, CabinetAutoRulesResolver } from './auto-rule.resolver.js';

/** Everything that the graph says of the rules of cabinets, and of priorities. */
export const AUTO_RULE_RESOLVERS = [AppealPriorityResolver, AutoRuleResolver, AutoRuleMutationsResolver, CabinetAutoRulesResolver] as const;
