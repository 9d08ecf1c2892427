import type { ApolloServer } from '@apollo/server';
import { CodedError, type Locale } from '@otklik/base';
import { ANONYMOUS } from '@otklik/identity';
import type { IncomingMessage } from 'node:http';
import type { GatewayContext } from '../../apollo/gateway-context.js';
import { textOfResult } from '../../apollo/serialised-data.js';
import type { Exchange, Route } from '../../http/exchange.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { readText, type BodyLimits } from '../../http/read-body.js';
import { send } from '../../http/respond.js';
import { addVary } from '../../http/vary.js';
import { readFormBody, type FormBody, type SentAnswer } from './form-body.js';
import { ANSWER_OPERATION, FORM_OPERATION, type FormView, type SentView } from './form-operations.js';
import { FORM_POLICY, formPage, gonePage, refusedPage, thanksPage, type FormLook } from './form-page.js';
import { qrCode } from './qr-code.js';

/** Below it stands the token of a placement. */
export const QUESTIONNAIRES_PATH = '/questionnaires/';

/** What the pages of questionnaires work with. */
export interface QuestionnaireRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly body: BodyLimits;
  /** By which address people reach the platform; null when only requests tell. */
  readonly publicUrl: string | null;
  addressOf(request: IncomingMessage): string;
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
/** One answer by one ticket: whoever sends a form twice has answered once. */
const KEY = 'form';

/**
 * `/questionnaires/TOKEN`: the form of a placement, asked and answered as anybody could by the graph: step by step, without script,
 * for pages of others too. Below it, its QR code as `qr.svg` and `qr.png`.
 */
export function questionnaireRoute(options: QuestionnaireRouteOptions): Route {
  return {
    async GET(exchange) {
      const { path, request, response } = exchange;
      const { token, file } = placeOf(path);
      if (file !== null) {
        const { type, bytes } = await qrCode(`${options.publicUrl ?? `http://${request.headers.host ?? 'localhost'}`}${QUESTIONNAIRES_PATH}${token}`, file);
        response.setHeader('cache-control', 'no-cache');
        return send(response, 200, type, bytes);
      }
      const look = lookOf(exchange, token);
      const form = await readForm(options, exchange, { token, language: look.language });
      if (form === null) return sendPage(exchange, 404, gonePage(look));
      sendPage(exchange, 200, formPage(form, [], [], look));
    },
    async POST(exchange) {
      const { token, file } = placeOf(exchange.path);
      if (file !== null) throw HttpRefusal.methodNotAllowed('GET');
      requireForm(exchange.request);
      const body = readFormBody(await readText(exchange.request, options.body));
      const look = lookOf(exchange, token);
      const form = await readForm(options, exchange, { token, language: look.language, ticket: body.ticket, number: body.number ?? 0, answers: body.answers });
      if (form === null) return sendPage(exchange, 404, gonePage(look));
      const answers = body.answers.filter(({ question }) => form.step.questions.some(({ key }) => key === question));
      if (form.step.issues.length > 0 || !form.step.isComplete || form.ticket === null) {
        return sendPage(exchange, form.step.issues.length > 0 ? 422 : 200, formPage(form, answers, form.step.issues, look));
      }
      await answer(options, exchange, { form, body, answers, token, look });
    },
  };
}

interface Filled {
  readonly form: FormView;
  readonly body: FormBody;
  readonly answers: readonly SentAnswer[];
  readonly token: string;
  readonly look: FormLook;
}

/** A ticket is sent as it came: one that was altered or is too old is refused, and a new one must be fetched with a new form. */
async function answer(options: QuestionnaireRouteOptions, exchange: Exchange, { form, body, answers, token, look }: Filled): Promise<void> {
  const input = { idempotencyKey: KEY, token, ticket: body.ticket, answers };
  const { answerQuestionnaire: sent } = await ask<{ answerQuestionnaire: SentView }>(options, exchange, ANSWER_OPERATION, { input });
  if (sent.__typename === 'AnswerQuestionnaireSuccess') return sendPage(exchange, 200, thanksPage(form, look));
  const reason = sent.issues?.map(({ message }) => message).join(' ') ?? sent.message ?? '';
  sendPage(exchange, sent.code === 'LIMIT_REACHED' ? 429 : 422, refusedPage(form, reason, look));
}

/** Null when nothing can be answered there: it is not published yet, closed, revoked, or never was. */
async function readForm(options: QuestionnaireRouteOptions, exchange: Exchange, variables: Record<string, unknown>): Promise<FormView | null> {
  const found = await ask<{ questionnaireForm: FormView | null }>(options, exchange, FORM_OPERATION, variables).catch((error: unknown) => {
    if (error instanceof CodedError && error.code === 'NOT_FOUND') return { questionnaireForm: null };
    throw error;
  });
  return found.questionnaireForm;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string; readonly retryAfter?: number } }[];
}

/** Asks the graph as anybody. @throws CodedError NOT_FOUND, HttpRefusal for whatever else goes wrong */
async function ask<Data>(options: QuestionnaireRouteOptions, exchange: Exchange, query: string, variables: Record<string, unknown>): Promise<Data> {
  const { request, requestId, meter } = exchange;
  const owing = meter?.identify(ANONYMOUS) ?? null;
  if (owing !== null) throw owing;
  const contextValue: GatewayContext = { viewer: ANONYMOUS, locale: localeOf(exchange), requestId, meter, addressOf: () => options.addressOf(request) };
  const { body } = await options.apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('The engine never answers in parts.');
  const { data, errors } = JSON.parse(textOfResult(body.singleResult)) as Answer<Data>;
  if (errors === undefined && data != null) return data;
  const { code, retryAfter = 1 } = errors?.[0]?.extensions ?? {};
  if (code === 'NOT_FOUND') throw CodedError.notFound();
  if (code === 'RATE_LIMITED') throw new HttpRefusal(429, code, `Too many requests: try again in ${retryAfter} s.`, { 'retry-after': String(retryAfter) });
  if (code === 'BAD_USER_INPUT' || code === 'OPERATION_TOO_LARGE') throw HttpRefusal.badRequest('The form has values that it does not take.');
  throw new HttpRefusal(503, 'SUBGRAPH_UNAVAILABLE', 'The form cannot be had now: try again in a moment.');
}

function placeOf(path: string): { token: string; file: 'svg' | 'png' | null } {
  const [token = '', name, ...rest] = path.slice(QUESTIONNAIRES_PATH.length).split('/');
  const file = name === 'qr.svg' ? 'svg' : name === 'qr.png' ? 'png' : null;
  if (!TOKEN.test(token) || rest.length > 0 || (name !== undefined && file === null)) throw CodedError.notFound();
  return { token, file };
}

function lookOf(exchange: Exchange, token: string): FormLook {
  return { locale: localeOf(exchange), language: languageOf(exchange), path: `${QUESTIONNAIRES_PATH}${token}` };
}

/** What `?lang=` asks for; null when it asks for nothing that is a language. */
function languageOf({ search }: Exchange): string | null {
  const language = new URLSearchParams(search).get('lang');
  return language !== null && language.length <= 35 && LANGUAGE.test(language) ? language : null;
}

function localeOf(exchange: Exchange): Locale {
  const [language] = (languageOf(exchange) ?? '').toLowerCase().split('-');
  return language === 'ru' || language === 'en' ? language : exchange.locale;
}

function requireForm({ headers }: IncomingMessage): void {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/x-www-form-urlencoded') throw new HttpRefusal(415, 'BAD_REQUEST', 'Send the form as "content-type: application/x-www-form-urlencoded".');
}

function sendPage({ response }: Exchange, status: number, html: string): void {
  response.setHeader('content-security-policy', FORM_POLICY);
  addVary(response, 'accept-language');
  // It carries a ticket of its own.
  response.setHeader('cache-control', 'no-store');
  send(response, status, 'text/html; charset=utf-8', html);
}
