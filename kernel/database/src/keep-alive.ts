/**
 * For every connection to PostgreSQL: after ten silent seconds the kernel asks the other side each second whether it is there, and breaks
 * the connection after ten questions without an answer (Node has these numbers). Otherwise a query whose answer a network has swallowed would
 * wait for two hours, and ten of them would stop a subgraph. A long query may take as long as it likes: the server's kernel answers.
 */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;
