/**
 * Whose points are counted. `viewer`: of a person who signed in, wherever from. `client`: of a machine, by its OAuth client.
 * `anonymous`: of all who did not sign in at one address. `ip`: of everyone at one address, signed in or not.
 */
export const RATE_LIMITS = ['viewer', 'client', 'anonymous', 'ip'] as const;

export type RateLimitName = (typeof RATE_LIMITS)[number];

/** How much each may do in a minute, and all of it at once. What is left out is not limited. */
export type PointsPerMinute = Readonly<Partial<Record<RateLimitName, number>>>;

/**
 * For one process of the gateway. A viewer's is that of a quick reader: a page of twenty appeals with their authors costs about 100
 * points. Addresses have more: a mobile network or an office hides many people behind one.
 */
export const DEFAULT_RATE_LIMITS = { viewer: 60_000, client: 600_000, anonymous: 240_000, ip: 1_200_000 } as const satisfies PointsPerMinute;
