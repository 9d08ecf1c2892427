import { CodedError, isId } from '@otklik/base';
import { GraphQLNonNull, GraphQLString, type GraphQLSchema } from 'graphql';

/** A field of `Subscription` with `@live(topic:, query:)`. */
export interface LiveField {
  readonly field: string;
  /** The topic with names of arguments in braces: `appeal/{appealId}`. */
  readonly topic: string;
  /** The field of `Query` that gives the same for one event: `appealUpdate(cursor: String!)`. */
  readonly query: string;
  /** At most one result in so many milliseconds, for the newest event; absent for a result for each event. */
  readonly everyMs?: number;
}

/** A use of `@live` as it stands in a supergraph. */
export interface LiveDirective {
  readonly typeName: string;
  readonly fieldName: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Without its `@`. */
export const LIVE_DIRECTIVE = 'live';

/** The argument of a twin that says which event to give. */
export const CURSOR_ARGUMENT = 'cursor';

/** The argument of a live field that says after which cursor to begin. */
export const AFTER_ARGUMENT = 'after';

const PLACEHOLDER = /\{(\w+)\}/g;

/** No topic has a longer part, in characters. */
const LONGEST_PART = 200;

/**
 * Reads the live fields of a graph.
 * @param hasUpstream whether subgraphs can be asked for the subscriptions without `@live`
 * @throws Error that names the field when a subscription could not be served: no `@live`, no fitting twin, a topic of unknown arguments
 */
export function readLiveFields(directives: readonly LiveDirective[], schema: GraphQLSchema, hasUpstream = false): LiveField[] {
  const root = schema.getSubscriptionType();
  return Object.keys(root?.getFields() ?? {}).flatMap((field) => {
    const directive = directives.find(({ typeName, fieldName }) => typeName === root!.name && fieldName === field);
    if (directive !== undefined) return [readLiveField(field, directive, schema)];
    if (!hasUpstream) throw unservable(field, 'it has no @live');
    return [];
  });
}

function readLiveField(field: string, { args: { topic, query, everyMs } }: LiveDirective, schema: GraphQLSchema): LiveField {
  if (typeof topic !== 'string' || typeof query !== 'string') throw unservable(field, '@live needs a topic and a query');
  checkTwin(schema, field, query);
  checkTopic(schema, field, topic);
  if (everyMs === undefined || everyMs === null) return { field, topic, query };
  if (typeof everyMs !== 'number' || everyMs <= 0) throw unservable(field, 'everyMs is a number of milliseconds above 0');
  return { field, topic, query, everyMs };
}

/**
 * The topic of one subscription.
 * @throws CodedError BAD_USER_INPUT when an argument that the topic needs is neither a text nor a number; NOT_FOUND when its text is in no topic
 */
export function topicOf({ topic }: LiveField, args: Readonly<Record<string, unknown>>): string {
  return topic.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = args[name];
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw CodedError.badInput({ ru: `Аргумент «${name}» нужен, чтобы знать, за чем следить.`, en: `The argument "${name}" is needed to know what to follow.` });
    }
    const text = String(value);
    // PostgreSQL takes no NUL, and would call it a fault.
    if (text.length > LONGEST_PART || text.includes('\0')) throw CodedError.notFound();
    // PostgreSQL takes an id in any case, and so do our queries; topics have them in lower case.
    return isId(text) ? text.toLowerCase() : text;
  });
}

function checkTwin(schema: GraphQLSchema, field: string, query: string): void {
  const twin = schema.getQueryType()?.getFields()[query];
  if (twin === undefined) throw unservable(field, `its twin Query.${query} is missing`);
  const type = schema.getSubscriptionType()!.getFields()[field]!.type;
  if (String(twin.type) !== String(type)) throw unservable(field, `its twin Query.${query} is a ${String(twin.type)} and not a ${String(type)}`);
  const fits = twin.args.every(({ name, type: given, defaultValue }) =>
    name === CURSOR_ARGUMENT ? String(given) === `${GraphQLString.name}!` : !(given instanceof GraphQLNonNull) || defaultValue !== undefined,
  );
  if (!fits || !twin.args.some(({ name }) => name === CURSOR_ARGUMENT)) throw unservable(field, `its twin Query.${query} does not take just (${CURSOR_ARGUMENT}: String!)`);
}

function checkTopic(schema: GraphQLSchema, field: string, topic: string): void {
  const args = schema.getSubscriptionType()!.getFields()[field]!.args.map(({ name }) => name);
  for (const [, name] of topic.matchAll(PLACEHOLDER)) {
    if (!args.includes(name!)) throw unservable(field, `its topic "${topic}" names an argument that it does not take`);
  }
}

function unservable(field: string, reason: string): Error {
  return new Error(`Subscription.${field} cannot be served: ${reason}`);
}
