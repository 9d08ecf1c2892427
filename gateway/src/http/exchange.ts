import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@otklik/base';
import type { RateMeter } from '../policies/rate/rate-meter.js';
import type { OperationObservation } from '../observability/operation-observation.js';

/** One request and its answer, with what every handler needs. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path without the query, percent-encoding untouched. */
  readonly path: string;
  /** The query with its `?`, or an empty text. */
  readonly search: string;
  readonly requestId: string;
  readonly locale: Locale;
  /** Present where somebody listens to the gateway. */
  readonly observation?: OperationObservation | undefined;
  /** Present where rates are limited. */
  readonly meter?: RateMeter | undefined;
}

/** Answers an exchange. */
export type ExchangeHandler = (exchange: Exchange) => void | Promise<void>;

/** What a path takes. `HEAD` comes with `GET`. */
export type Route = Readonly<Partial<Record<'GET' | 'POST' | 'OPTIONS', ExchangeHandler>>>;
