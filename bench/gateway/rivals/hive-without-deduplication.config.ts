/** Hive Gateway's defaults, but every request to a subgraph is sent, also when an equal one is under way. */
export const gatewayConfig = {
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
};
