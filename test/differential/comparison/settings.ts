/** `OTKLIK_SEED` replays or varies a run; `OTKLIK_OPERATIONS` makes it shorter or longer. */
const DEFAULT_SEED = 20_261_122;
const DEFAULT_OPERATIONS = 5_400;

export const seed = Number(process.env['OTKLIK_SEED'] ?? DEFAULT_SEED);
/** Of all graphs together. */
export const operations = Number(process.env['OTKLIK_OPERATIONS'] ?? DEFAULT_OPERATIONS);
/** Whether this is the run that CI makes: only its counts are known to cover everything. */
export const isDefaultRun = seed === DEFAULT_SEED && operations === DEFAULT_OPERATIONS;
