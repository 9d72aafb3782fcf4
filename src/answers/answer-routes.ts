import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkRenewals } from '../notifications/index.js';
import { type Origin, originOf } from '../platform/audit/act.js';
import { idOf, parseForms, textOf } from '../platform/html/form-parser.js';
import { formHash, makeFormToken, readFormToken } from '../platform/html/form-token.js';
import { HTML_TYPE, PAGE_HEADERS } from '../platform/html/page-assets.js';
import { plainPage } from '../platform/html/plain-page.js';
import { answeredFaults, type FaultPage } from '../platform/http/answer-faults.js';
import type { RateLimiter } from '../platform/rates/rate-limiter.js';
import type { Answer } from './answer.js';
import type { Answerable, AnswerContext } from './answerable.js';
import { type AnswersService, policyOf } from './answers.service.js';
import { faultOfProblem } from './fault-of-problem.js';
import { answerPage } from './pages/answer-page.js';
import { type AnswerPageFacts, doneLine, type FieldFault } from './pages/answer-page-facts.js';
import { type PreviewedAnswer, previewPage } from './pages/preview-page.js';
import { LONGEST_NOTE, readAnswer, type TypedAnswer, typedAbout } from './read-answer.js';
import type { ActedOnMessage, WaitingMessagesService } from './waiting-messages.service.js';
import type { AnswerWord } from './words/answer-words.js';
import { type AnswerReader, answerReader, readerOfBrowser } from './words/words-for.js';

interface WithSecret {
  Params: { secret: string; applicationId?: string };
  Querystring: { note?: string };
}

export interface AnswerParts {
  readonly answers: AnswersService;
  readonly waiting: WaitingMessagesService;
  readonly renewals: LinkRenewals;
  readonly rates: Pick<RateLimiter, 'takeBy' | 'takeDeadLink'>;
}

/** What a page showed: the revision of each timeline. */
type Shown = Readonly<Record<string, number | null>>;

const LARGEST_FORM = 2 * 1024 * 1024;
const FAULT_PAGE: FaultPage = {
  contentType: HTML_TYPE,
  of: (request) => {
    const { locale, direction, say } = readerOfBrowser(request.headers['accept-language']);
    return plainPage({ locale, direction, title: say('faulty'), text: say('faultyText') });
  },
};
const ASKS = 'answer';
const DOES = 'answer-do';
const NOTES: readonly AnswerWord[] = ['done', 'undone', 'late', 'approved', 'stopped', 'edited'];

/** The pages on which members answer. GET and HEAD change nothing and record nothing. */
export async function answerRoutes(http: FastifyInstance, parts: AnswerParts): Promise<void> {
  const { answers, waiting, renewals, rates } = parts;
  parseForms(http, LARGEST_FORM);
  http.setErrorHandler(answeredFaults(FAULT_PAGE));
  http.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
  });
  const html = (reply: FastifyReply, page: string, code = 200) => reply.code(code).type(HTML_TYPE).send(page);
  const dead = (request: FastifyRequest, reply: FastifyReply, sent = false, code = 404) => {
    const reader = readerOfBrowser(request.headers['accept-language']);
    const text = reader.say(sent ? 'renewed' : 'deadText');
    const { locale, direction } = reader;
    const renew = sent ? null : reader.say('renew');
    return html(reply, plainPage({ locale, direction, title: reader.say('dead'), text, renew }), code);
  };
  const counted = (request: FastifyRequest, reply: FastifyReply) => {
    const refused = rates.takeDeadLink(request.ip);
    if (refused !== null) reply.header('retry-after', String(refused.retryAfterSeconds));
    return dead(request, reply, false, refused === null ? 404 : 429);
  };

  const paused = ({ reader }: AnswerPageFacts, reply: FastifyReply) => {
    const { locale, direction } = reader;
    const words = { title: reader.say('paused'), text: reader.say('pausedText') };
    return html(reply, plainPage({ locale, direction, ...words }), 403);
  };

  const get = async (request: FastifyRequest<WithSecret>, reply: FastifyReply) => {
    const facts = await open(request);
    if (facts === null) return counted(request, reply);
    return facts.context.rules.isSuspended ? paused(facts, reply) : html(reply, answerPage(facts));
  };

  const open = async ({ params, query }: FastifyRequest<WithSecret>): Promise<AnswerPageFacts | null> => {
    const context = await answers.open(params.secret);
    const applications = context?.applications.filter(({ id }) => [undefined, id].includes(params.applicationId)) ?? [];
    if (context === null || applications.length === 0) return null;
    const [only] = applications;
    const isSingle = applications.length === 1 && only !== undefined;
    return {
      context,
      applications,
      reader: answerReader(context.locale, context.zone),
      token: makeFormToken(params.secret, ASKS, shownOf(applications), context.now.epochMilliseconds),
      typed: new Map(),
      faults: new Map(),
      fault: null,
      note: NOTES.find((word) => word === query.note) ?? null,
      waiting: isSingle ? await waiting.of(context, only.id) : null,
      typedAboutWaiting: null,
    };
  };

  const post = async (request: FastifyRequest<WithSecret>, reply: FastifyReply) => {
    const { secret, applicationId } = request.params;
    const refused = rates.takeBy(secret);
    if (refused !== null) {
      reply.header('retry-after', String(refused.retryAfterSeconds));
      return dead(request, reply, false, 429);
    }
    const form = request.body instanceof FormData ? request.body : new FormData();
    if (textOf(form, 'does') === 'renew') {
      renewals.ask(secret, 'ANSWER');
      return dead(request, reply, true, 200);
    }
    const facts = await open(request);
    if (facts === null) return counted(request, reply);
    if (facts.context.rules.isSuspended) return paused(facts, reply);
    const path: `/${string}` = `/answer/${secret}${applicationId === undefined ? '' : `/${applicationId}`}`;
    return await sent(form, secret, path, facts, originOf(request), reply);
  };

  http.get<WithSecret>('/answer/:secret', get);
  http.get<WithSecret>('/answer/:secret/:applicationId', get);
  http.post<WithSecret>('/answer/:secret', post);
  http.post<WithSecret>('/answer/:secret/:applicationId', post);

  async function sent(
    form: FormData,
    secret: string,
    path: `/${string}`,
    facts: AnswerPageFacts,
    origin: Origin,
    reply: FastifyReply,
  ) {
    const { context, reader } = facts;
    const back = (note: string) => reply.redirect(`${path}?note=${note}`, 303);
    const again = (more: Partial<AnswerPageFacts>) => html(reply, answerPage({ ...facts, ...more }), 422);
    const does = textOf(form, 'does');
    const token = textOf(form, 'token');
    if (does === 'do') {
      const state = readFormToken<readonly Answer[]>(secret, DOES, token, context.now.epochMilliseconds);
      if (state === null || state === 'EXPIRED') return again({ fault: reader.say('expired') });
      return (await carryOut(state.shown, token, secret, facts, origin)) ?? back('done');
    }
    const typed = new Map(facts.applications.map(({ id }) => [id, typedAbout(form, id)]));
    const state = readFormToken<Shown>(secret, ASKS, token, context.now.epochMilliseconds);
    if (state === null || state === 'EXPIRED') return again({ typed, fault: reader.say('expired') });
    if (does === 'undo') {
      if (textOf(form, 'sure') !== 'yes') return again({ fault: reader.say('chooseFault') });
      const answerId = idOf(form, 'answer');
      const isUndone = answerId !== null && (await answers.undo(context, answerId, origin));
      return back(isUndone ? 'undone' : 'late');
    }
    if (does === 'message') {
      const acted = await waiting.act(context, form, origin);
      if ('fault' in acted) return again(faultOfMessage(acted.fault, form, reader));
      const { applicationId, subject, done } = acted;
      const line = `${candidateName(context, applicationId)}: ${subject}\n${reader.say(done)}`;
      await answers.receipt(context, [applicationId], [line]);
      return back(done);
    }
    return await look(typed, state.shown, secret, path, facts, again, reply);

    /** Null: all of it was recorded. */
    async function carryOut(all: readonly Answer[], once: string, by: string, on: AnswerPageFacts, from: Origin) {
      const failed = new Map<string, FieldFault>();
      const recorded: Answer[] = [];
      for (const answer of all) {
        const hash = formHash(once, answer.applicationId);
        const result = await answers.answer(on.context, by, answer, hash, from);
        if ('problem' in result) failed.set(answer.applicationId, faultOfProblem(result.problem, reader));
        else if (result.isNew) recorded.push(answer);
      }
      await answers.receipt(
        on.context,
        recorded.map((answer) => answer.applicationId),
        recorded.map((answer) => lineOf(answer, on)),
      );
      if (failed.size === 0) return null;
      const kept = new Map(all.map((answer) => [answer.applicationId, typedOf(answer)]));
      return again({ typed: kept, faults: failed, fault: reader.say(recorded.length > 0 ? 'stale' : 'refused') });
    }
  }

  async function look(
    typed: ReadonlyMap<string, TypedAnswer>,
    shown: Shown,
    secret: string,
    path: `/${string}`,
    facts: AnswerPageFacts,
    again: (more: Partial<AnswerPageFacts>) => FastifyReply,
    reply: FastifyReply,
  ) {
    const { context, reader, applications } = facts;
    const faults = new Map<string, FieldFault>();
    const previews: PreviewedAnswer[] = [];
    for (const application of applications) {
      const { id } = application;
      const given = typed.get(id);
      if (given === undefined || !application.isActive) continue;
      const answer = readAnswer(given, application, context, shown[id] ?? null);
      if (answer === null) continue;
      if (answer === 'DAY') faults.set(id, { field: 'day', words: reader.say('dayFault') });
      else if (answer === 'TOO_LONG')
        faults.set(id, { field: 'note', words: reader.say('tooLong', { count: LONGEST_NOTE }) });
      else if (answer.detail.act === 'DECIDE' && policyOf(context, id).outcomesByLink === 'NO')
        faults.set(id, { field: 'choice', words: reader.say('refused') });
      else {
        const preview = await answers.preview(context, answer);
        if ('problem' in preview) faults.set(id, faultOfProblem(preview.problem, reader));
        else
          previews.push({
            application,
            answer,
            mail: preview.mail,
            waits: answers.waitsUntil(context, answer, context.now) !== null,
          });
      }
    }
    if (faults.size > 0) return again({ typed, faults, fault: firstOf(faults) });
    if (previews.length === 0) return again({ typed, fault: reader.say('chooseFault') });
    const all = previews.map(({ answer }) => answer);
    const token = makeFormToken(secret, DOES, all, context.now.epochMilliseconds);
    return html(reply, previewPage(context, reader, previews, token, path));
  }
}

function faultOfMessage(
  fault: Extract<ActedOnMessage, { fault: string }>['fault'],
  form: FormData,
  reader: AnswerReader,
): Pick<AnswerPageFacts, 'fault' | 'typedAboutWaiting'> {
  const words = {
    NOTHING_CHOSEN: reader.say('chooseFault'),
    STALE: reader.say('stale'),
    TOO_LONG: reader.say('tooLong', { count: LONGEST_NOTE }),
  }[fault];
  const noteFault = fault === 'TOO_LONG' ? words : null;
  return { fault: words, typedAboutWaiting: { act: textOf(form, 'act'), note: textOf(form, 'note'), noteFault } };
}

function firstOf(faults: ReadonlyMap<string, FieldFault>): string | null {
  return [...faults.values()][0]?.words ?? null;
}

function shownOf(applications: readonly Answerable[]): Shown {
  return Object.fromEntries(applications.map(({ id, timeline }) => [id, timeline?.revision ?? null]));
}

function lineOf({ applicationId, detail }: Answer, { context, reader }: AnswerPageFacts): string {
  const name = candidateName(context, applicationId);
  const note = 'note' in detail && detail.note !== null ? `\n${detail.note}` : '';
  return `${name}: ${doneLine(detail, reader)}${note}`;
}

function candidateName({ applications }: AnswerContext, applicationId: string): string {
  return applications.find(({ id }) => id === applicationId)?.candidateName ?? '';
}

/** An answer as it had been typed, for the page on which it comes back. */
function typedOf({ detail }: Answer): TypedAnswer {
  const note = 'note' in detail ? (detail.note ?? '') : '';
  const reason = 'reason' in detail ? detail.reason : '';
  const day = detail.act === 'MOVE' ? detail.decisionDate : '';
  const until = detail.act === 'HOLD' ? detail.until : '';
  const choice = detail.act === 'DECIDE' ? `DECIDE:${detail.outcome}` : detail.act;
  return { choice, day, until, reason, note };
}
