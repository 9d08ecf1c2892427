import { CodedError } from '@otklik/base';
import { Directive, Field, ObjectType, type ClassType } from 'type-graphql';

/** How many objects a page has when the client names no number. */
export const DEFAULT_PAGE_SIZE = 20;

/** The largest page. */
export const MAX_PAGE_SIZE = 100;

@Directive('@shareable')
@ObjectType({ description: 'Where a page of a list stands (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page was asked for with `after`, so that something may stand before it.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first object of the page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last object of the page: give it as `after` for the next one.' })
  endCursor!: string | null;
}

/** One object of a page and its place. */
export interface Edge<Node> {
  cursor: string;
  node: Node;
}

/** A page of a list. */
export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/** Makes the GraphQL types `<Name>Connection` and `<Name>Edge` of a list of objects. */
export function connectionType<Node extends object>(name: string, node: () => ClassType<Node>): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with its place.` })
  class EdgeObject implements Edge<Node> {
    @Field(() => String, { description: 'The place of this object in the list.' })
    cursor!: string;

    @Field(node, { description: 'The object.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} objects.` })
  class ConnectionObject implements Connection<Node> {
    @Field(() => [EdgeObject], { description: 'The objects with their places.' })
    edges!: EdgeObject[];

    @Field(() => [node()], { description: 'The objects alone.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;
  }
  return ConnectionObject;
}

/** Checks `first` of a connection. @throws CodedError BAD_USER_INPUT outside 1–100. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw CodedError.badInput({ ru: `first: число от 1 до ${MAX_PAGE_SIZE}.`, en: `first: a number from 1 to ${MAX_PAGE_SIZE}.` });
  }
  return size;
}

/** Makes a page of rows that were read with one more than the page holds. */
export function page<Row, Node>(rows: readonly Row[], size: number, after: string | null | undefined, cursorOf: (row: Row) => string, nodeOf: (row: Row) => Node): Connection<Node> {
  const edges = rows.slice(0, size).map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

