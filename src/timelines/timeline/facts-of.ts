import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant, toPlainDate } from '../../platform/database/dates.js';
import type { Disclosure, RevisionTerms, TimelineFacts, Untold } from '../../rules/index.js';
import type { KnownTerms, TimelineEntity } from './timeline.entity.js';

type FactColumns = Pick<
  TimelineEntity,
  | 'zone'
  | 'candidateZone'
  | 'revision'
  | 'decisionDate'
  | 'dateSetAt'
  | 'precision'
  | 'firstDecisionDate'
  | 'followUpDate'
  | 'heldUntil'
  | 'resumedAt'
  | 'untoldFrom'
  | 'untoldKinds'
  | 'untoldFirstAt'
  | 'untoldLastAt'
  | 'untoldSettledAt'
  | 'untoldApprovedAt'
  | 'untoldKnown'
  | 'asked'
  | 'tellNotBefore'
  | 'inFlight'
  | 'disclosedRevision'
  | 'disclosedDate'
  | 'disclosedPrecision'
  | 'disclosedHeldUntil'
  | 'disclosedPromise'
  | 'disclosedAt'
  | 'brokenPromises'
  | 'passedTold'
  | 'notesRecorded'
  | 'notesAccepted'
  | 'lastHeardAt'
  | 'untoldReconfirmed'
  | 'confirmationZone'
  | 'confirmationAskedOn'
  | 'confirmationAskedAt'
  | 'decidedAt'
  | 'closedAt'
  | 'closedAs'
>;

const maybeDate = (text: string | null) => (text === null ? null : toPlainDate(text));
const maybeInstant = (at: Date | null) => (at === null ? null : toInstant(at));
const maybeText = (day: Temporal.PlainDate | null) => day?.toString() ?? null;
const maybeAt = (at: Temporal.Instant | null) => (at === null ? null : toDate(at));

/** The facts of the rules of time, from a row. */
export function factsOf(row: FactColumns): TimelineFacts {
  const { zone, candidateZone, revision, precision, asked, inFlight, brokenPromises, closedAs } = row;
  return {
    zone,
    candidateZone,
    revision,
    precision,
    asked,
    inFlight,
    brokenPromises,
    closedAs,
    decisionDate: toPlainDate(row.decisionDate),
    dateSetAt: toInstant(row.dateSetAt),
    firstDecisionDate: toPlainDate(row.firstDecisionDate),
    followUpDate: toPlainDate(row.followUpDate),
    heldUntil: maybeDate(row.heldUntil),
    resumedAt: maybeInstant(row.resumedAt),
    unconfirmed: unconfirmedOf(row),
    untold: untoldOf(row),
    tellNotBefore: maybeInstant(row.tellNotBefore),
    disclosed: disclosureOf(row),
    unanswered: unansweredOf(row),
    lastTouchAt: maybeInstant(row.lastHeardAt),
    decidedAt: maybeInstant(row.decidedAt),
    closedAt: maybeInstant(row.closedAt),
  };
}

function untoldOf(row: FactColumns): Untold | null {
  const { untoldFrom, untoldKinds, untoldFirstAt, untoldLastAt } = row;
  if (untoldFrom === null || untoldKinds === null || untoldFirstAt === null || untoldLastAt === null) return null;
  return {
    fromRevision: untoldFrom,
    kinds: untoldKinds,
    firstUnsettledAt: toInstant(untoldFirstAt),
    lastChangedAt: toInstant(untoldLastAt),
    reconfirmed: row.untoldReconfirmed,
    settledAt: maybeInstant(row.untoldSettledAt),
    approvedAt: maybeInstant(row.untoldApprovedAt),
    ...(row.untoldKnown === null ? {} : { known: knownOf(row.untoldKnown) }),
  };
}

/** Nothing is an object without anything in it: what is NULL was never looked at. */
function knownOf(stored: KnownTerms): RevisionTerms | null {
  if (!('revision' in stored)) return null;
  const { revision, decisionDate, precision, heldUntil } = stored;
  return { revision, decisionDate: toPlainDate(decisionDate), precision, heldUntil: maybeDate(heldUntil) };
}

function knownColumn(untold: Untold | null): KnownTerms | null {
  if (untold?.known === undefined) return null;
  if (untold.known === null) return {};
  const { revision, decisionDate, precision, heldUntil } = untold.known;
  return { revision, decisionDate: decisionDate.toString(), precision, heldUntil: maybeText(heldUntil) };
}

function unconfirmedOf({ confirmationZone: zone, confirmationAskedOn: on, confirmationAskedAt: at }: FactColumns) {
  if (zone === null) return null;
  return { zone, asking: on === null || at === null ? null : { on: toPlainDate(on), at: toInstant(at) } };
}

function unansweredOf({ passedTold: promise, notesRecorded: recorded, notesAccepted: accepted }: FactColumns) {
  return promise === null || recorded === null || accepted === null ? null : { promise, recorded, accepted };
}

function disclosureOf(row: FactColumns): Disclosure | null {
  const { disclosedRevision, disclosedDate, disclosedPrecision, disclosedPromise, disclosedAt } = row;
  if (disclosedRevision === null || disclosedDate === null || disclosedPrecision === null) return null;
  if (disclosedPromise === null || disclosedAt === null) return null;
  return {
    revision: disclosedRevision,
    decisionDate: toPlainDate(disclosedDate),
    precision: disclosedPrecision,
    heldUntil: maybeDate(row.disclosedHeldUntil),
    promise: disclosedPromise,
    at: toInstant(disclosedAt),
  };
}

/** The row of such facts. */
export function factColumns(facts: TimelineFacts): FactColumns {
  const { zone, candidateZone, revision, precision, asked, inFlight, closedAs } = facts;
  const { untold, disclosed, unanswered, unconfirmed } = facts;
  return {
    zone,
    candidateZone,
    revision,
    precision,
    asked,
    inFlight,
    brokenPromises: [...facts.brokenPromises],
    closedAs,
    decisionDate: facts.decisionDate.toString(),
    dateSetAt: toDate(facts.dateSetAt),
    firstDecisionDate: facts.firstDecisionDate.toString(),
    followUpDate: facts.followUpDate.toString(),
    heldUntil: maybeText(facts.heldUntil),
    resumedAt: maybeAt(facts.resumedAt),
    untoldFrom: untold?.fromRevision ?? null,
    untoldKinds: untold === null ? null : [...untold.kinds],
    untoldFirstAt: maybeAt(untold?.firstUnsettledAt ?? null),
    untoldLastAt: maybeAt(untold?.lastChangedAt ?? null),
    untoldSettledAt: maybeAt(untold?.settledAt ?? null),
    untoldApprovedAt: maybeAt(untold?.approvedAt ?? null),
    untoldKnown: knownColumn(untold),
    untoldReconfirmed: untold?.reconfirmed ?? false,
    confirmationZone: unconfirmed?.zone ?? null,
    confirmationAskedOn: maybeText(unconfirmed?.asking?.on ?? null),
    confirmationAskedAt: maybeAt(unconfirmed?.asking?.at ?? null),
    tellNotBefore: maybeAt(facts.tellNotBefore),
    disclosedRevision: disclosed?.revision ?? null,
    disclosedDate: maybeText(disclosed?.decisionDate ?? null),
    disclosedPrecision: disclosed?.precision ?? null,
    disclosedHeldUntil: maybeText(disclosed?.heldUntil ?? null),
    disclosedPromise: disclosed?.promise ?? null,
    disclosedAt: maybeAt(disclosed?.at ?? null),
    passedTold: unanswered?.promise ?? null,
    notesRecorded: unanswered?.recorded ?? null,
    notesAccepted: unanswered?.accepted ?? null,
    lastHeardAt: maybeAt(facts.lastTouchAt),
    decidedAt: maybeAt(facts.decidedAt),
    closedAt: maybeAt(facts.closedAt),
  };
}
