import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CandidateStatus } from '../../notifications/index.js';
import { idOf, parseForms, textOf } from '../../platform/html/form-parser.js';
import { makeFormToken, readFormToken } from '../../platform/html/form-token.js';
import { HTML_TYPE, PAGE_HEADERS } from '../../platform/html/page-assets.js';
import { answeredFaults } from '../../platform/http/answer-faults.js';
import type { ShownRevision } from '../../timelines/index.js';
import { DeadLinks, type DeadLinksParts, FAULT_PAGE } from '../dead-links.js';
import { pausedPage } from '../pages/dead-page.js';
import { type DetailsTyped, detailsPage } from '../pages/details-page.js';
import { statusPage } from '../pages/status-page.js';
import type { StatusNote, StatusPageFacts, Typed } from '../pages/status-page-facts.js';
import { withdrawPage } from '../pages/withdraw-page.js';
import { wordsFor } from '../words/words-for.js';
import { type ActFault, LONGEST_MESSAGE, readAct } from './read-act.js';
import { readCorrections } from './read-corrections.js';
import type { CandidateHolder, StatusService } from './status.service.js';
import { calendarOf } from './status-calendar.js';
import { pageReader } from './status-reader.js';

interface WithSecret {
  Params: { secret: string };
  Querystring: { note?: string };
}

interface PortalParts extends DeadLinksParts {
  readonly status: StatusService;
  readonly publicUrl: string;
}

// A note of two thousand emoji, each of them put together of several, as a form writes it; one of ten times that is refused
// on the page.
const LARGEST_FORM = 2 * 1024 * 1024;
const SCOPE = 'status';

const NOTES: ReadonlyMap<string | undefined, StatusNote> = new Map([
  ['saved', 'SAVED'],
  ['undone', 'UNDONE'],
  ['late', 'TOO_LATE'],
  ['mail', 'CONFIRM_MAIL'],
]);

/** The page on which candidates see how things stand, and act. GET and HEAD change nothing and record nothing. */
export async function statusRoutes(http: FastifyInstance, parts: PortalParts): Promise<void> {
  const { status: service } = parts;
  const dead = new DeadLinks(parts, 'STATUS');
  parseForms(http, LARGEST_FORM);
  http.setErrorHandler(answeredFaults(FAULT_PAGE));
  http.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
  });

  const html = (reply: FastifyReply, page: string, code = 200) => reply.code(code).type(HTML_TYPE).send(page);
  const back = (reply: FastifyReply, secret: string, note?: string) =>
    reply.redirect(`/status/${secret}${note === undefined ? '' : `?note=${note}`}`, 303);

  http.get<WithSecret>('/status/:secret', async (request, reply) => {
    const status = await service.open(request.params.secret);
    if (status === null) return dead.answer(request, reply);
    return html(reply, statusPage(factsOf(request.params.secret, status, NOTES.get(request.query.note) ?? null)));
  });

  http.get<WithSecret>('/status/:secret/details', async (request, reply) => {
    const status = await service.open(request.params.secret);
    if (status === null) return dead.answer(request, reply);
    return html(reply, detailsPage({ ...factsOf(request.params.secret, status, null), details: null, feed: null }));
  });

  http.get<WithSecret>('/status/:secret/date.ics', async (request, reply) => {
    const status = await service.open(request.params.secret);
    if (status === null) return dead.answer(request, reply);
    return reply.type('text/calendar; charset=utf-8').send(calendarOf(status));
  });

  http.get<WithSecret>('/calendar/:secret', async (request, reply) => {
    const status = await service.calendar(request.params.secret.replace(/\.ics$/u, ''));
    if (status === null) return reply.code(410).type('text/plain; charset=utf-8').send('Gone.\n');
    return reply.type('text/calendar; charset=utf-8').send(calendarOf(status));
  });

  const post = async (request: FastifyRequest<WithSecret>, reply: FastifyReply) => {
    const { secret } = request.params;
    const answered = dead.beforeLooking(request, reply);
    if (answered !== null) return answered;
    const form = request.body instanceof FormData ? request.body : new FormData();
    const status = await service.open(secret);
    if (status === null) return dead.answer(request, reply);
    if (status.rules.isSuspended) return html(reply, pausedPage(wordsFor(status.locale ?? status.writtenIn)), 403);
    return await done(form, secret, status, reply);
  };
  http.post<WithSecret>('/status/:secret', post);
  http.post<WithSecret>('/status/:secret/details', post);

  async function done(form: FormData, secret: string, status: CandidateStatus, reply: FastifyReply) {
    const state = readFormToken<ShownRevision[]>(secret, SCOPE, form.get('token'), status.now.epochMilliseconds);
    const facts = factsOf(secret, status, null);
    const words = facts.reader.page.status;
    const refuse = (fault: Partial<Typed>) =>
      html(reply, statusPage({ ...facts, typed: { ...typedIn(form), ...fault } }), 422);
    if (state === null || state === 'EXPIRED') return refuse({ fault: words.faults.expired });
    const holder: CandidateHolder = status;
    switch (textOf(form, 'does')) {
      case 'undo': {
        if (textOf(form, 'sure') !== 'yes') return refuse({});
        const followUpId = idOf(form, 'followUp');
        const isUndone = followUpId !== null && (await service.undo(holder, followUpId));
        return back(reply, secret, isUndone ? 'undone' : 'late');
      }
      case 'settings': {
        const read = readCorrections(form, status);
        if ('faults' in read)
          return html(
            reply,
            detailsPage({ ...facts, details: detailsTyped(form, read.faults, facts), feed: null }),
            422,
          );
        return back(reply, secret, (await service.correct(holder, status, read)) ? 'mail' : 'saved');
      }
      case 'calendar': {
        if (textOf(form, 'sure') !== 'yes') return refuse({});
        const feed = `${parts.publicUrl.replace(/\/+$/u, '')}/calendar/${await service.makeCalendar(holder)}.ics`;
        return html(reply, detailsPage({ ...facts, details: null, feed }));
      }
      default:
        return await acted(form, secret, status, state.shown, facts, refuse, reply);
    }
  }

  async function acted(
    form: FormData,
    secret: string,
    status: CandidateStatus,
    shown: readonly ShownRevision[],
    facts: StatusPageFacts,
    refuse: (fault: Partial<Typed>) => FastifyReply,
    reply: FastifyReply,
  ) {
    const isFinal = textOf(form, 'does') === 'withdraw';
    const today = status.now.toZonedDateTimeISO(status.zone).toPlainDate();
    const act = readAct(form, today, isFinal ? 'as' : 'act');
    if (typeof act === 'string') return refuse(faultOf(act, facts));
    const isOwn = status.applications.some(({ id }) => id === act.applicationId);
    if (isOwn && !isFinal && act.kind === 'WITHDRAW')
      return html(reply, withdrawPage(facts, act.applicationId, act.message ?? ''));
    const result = await service.act(status, act, shown);
    const { faults } = facts.reader.page.status;
    if ('refused' in result) return refuse({ fault: result.refused === 'ENDED' ? faults.ended : faults.notNow });
    return back(reply, secret, act.kind === 'READ' ? 'saved' : undefined);
  }
}

function factsOf(secret: string, status: CandidateStatus, note: StatusNote | null): StatusPageFacts {
  const { rules } = status;
  const shown = status.applications.flatMap(({ dates }) =>
    dates.map(({ id, revision }): ShownRevision => ({ timelineId: id, revision })),
  );
  return {
    status,
    secret,
    note,
    typed: null,
    reader: pageReader(status.locale ?? status.writtenIn, status.zone),
    brand: { name: rules.name, colour: rules.brandColor, logo: rules.logoPath },
    token: makeFormToken(secret, SCOPE, shown, status.now.epochMilliseconds),
  };
}

function typedIn(form: FormData): Typed {
  return {
    applicationId: textOf(form, 'application') || null,
    act: textOf(form, 'act') || null,
    message: textOf(form, 'message'),
    deadline: textOf(form, 'deadline'),
    fault: null,
    messageFault: null,
    deadlineFault: null,
  };
}

function faultOf(fault: ActFault, { reader }: StatusPageFacts): Partial<Typed> {
  const { faults } = reader.page.status;
  if (fault === 'NOT_THERE') return { fault: faults.ended };
  if (fault === 'TOO_LONG') return { messageFault: faults.tooLong(LONGEST_MESSAGE) };
  return fault === 'DAY' ? { deadlineFault: faults.day } : {};
}

function detailsTyped(form: FormData, faults: ReadonlySet<string>, { reader }: StatusPageFacts): DetailsTyped {
  const words = reader.page.status.faults;
  return {
    greetingName: textOf(form, 'greetingName'),
    language: textOf(form, 'language'),
    zone: textOf(form, 'zone'),
    email: textOf(form, 'email'),
    emailFault: faults.has('email') ? words.email : null,
    zoneFault: faults.has('zone') ? words.zone : null,
  };
}
