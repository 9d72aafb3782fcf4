import type { Temporal } from 'temporal-polyfill';
import { isOutcome } from '../../../mails/index.js';
import { isBefore, localDate, nextOpening, startOfDay } from '../../../organizations/time.js';
import type { CandidateReplay, Scene, SentMail, ToldItem } from './candidate-replay.js';
import type { Happening } from './happening.js';

/** What must never be, whatever people did; each fault is a sentence. */
export function replayFaults(scene: Scene, replay: CandidateReplay): string[] {
  return [
    ...toldTwice(replay.sent),
    ...outsideTheWindow(scene, replay.sent),
    ...afterTheEnd(scene, replay.sent),
    ...unanswered(replay),
    ...overTheCap(scene, replay.sent),
    ...wordsNotKept(scene, replay),
  ];
}

/** Rules 4 to 6: each change, each note of a promise and each decision once. */
function toldTwice(sent: readonly SentMail[]): string[] {
  const told = sent
    .flatMap(({ items }) => items)
    .map(nameOf)
    .filter((name) => name !== null);
  return told.filter((name, index) => told.indexOf(name) !== index).map((name) => `told twice: ${name}`);
}

function nameOf(item: ToldItem): string | null {
  if ('number' in item) return `${item.timeline}: note ${item.number} of promise ${item.promise}`;
  if ('revision' in item) return `${item.timeline}: revision ${item.revision}`;
  // A decision may be told again once it was corrected.
  return null;
}

/** Rule 7. Outcomes may leave outside where there is no opening left, and by a member's wish. */
function outsideTheWindow(scene: Scene, sent: readonly SentMail[]): string[] {
  return sent.flatMap(({ at, items: [first] }) => {
    const { policy, calendar } = scene.rulesOf(first.application);
    if (isOutcome(first.kind)) return [];
    const open = nextOpening(at, policy.sendingWindow, scene.candidateZone, calendar);
    return open.equals(at) ? [] : [`sent outside the window at ${at}`];
  });
}

/** Rules 9 and 10: after a decision only its outcome, after any other end nothing. */
function afterTheEnd({ happenings }: Scene, sent: readonly SentMail[]): string[] {
  return sent.flatMap(({ at, items }) =>
    items.flatMap((item) => {
      const ends = happenings.filter(
        (happening) =>
          'application' in happening && happening.application === item.application && !isBefore(at, happening.at),
      );
      const last = ends
        .filter(({ kind }) => ['DECIDED', 'ENDED', 'REOPENED', 'SET', 'INTERVIEWED'].includes(kind))
        .at(-1);
      if (last?.kind === 'ENDED') return [`${item.kind} was told after the end, at ${at}`];
      const isChange = !isOutcome(item.kind);
      return last?.kind === 'DECIDED' && isChange ? [`${item.kind} was told after the decision, at ${at}`] : [];
    }),
  );
}

/** Every broken promise is answered: by what was told since, a record of why not, or an end. */
function unanswered({ broken, sent, withheld, timelines }: CandidateReplay): string[] {
  return broken.flatMap(({ at, timeline }) => {
    const facts = timelines.get(timeline)?.facts;
    const told = sent.some((mail) => !isBefore(mail.at, at) && mail.items.some((item) => isOf(item, timeline)));
    const recorded = withheld.some((each) => each.timeline === timeline && !isBefore(each.at, at));
    const heard = facts?.lastTouchAt != null && !isBefore(facts.lastTouchAt, at);
    const goesOn = facts?.closedAt === null && facts.decidedAt === null;
    const waits = goesOn && timelines.get(timeline)?.next !== null;
    return told || recorded || heard || !goesOn || waits ? [] : [`the slip of ${timeline} at ${at} was not answered`];
  });
}

function isOf(item: ToldItem, timeline: string): boolean {
  return 'timeline' in item && item.timeline === timeline;
}

/** Rule 8. */
function overTheCap(scene: Scene, sent: readonly SentMail[]): string[] {
  const counted = sent.filter(({ items: [first] }) => !isOutcome(first.kind));
  const days = Map.groupBy(counted, ({ at }) => at.toZonedDateTimeISO(scene.candidateZone).toPlainDate().toString());
  return [...days].flatMap(([day, mails]) => {
    const [first] = mails;
    const cap = first && scene.rulesOf(first.items[0].application).policy.dailyCap;
    return cap != null && mails.length > cap ? [`${mails.length} mails on ${day}`] : [];
  });
}

/**
 * Rule 6: a note names the day by which the candidate hears next, and they do: of that application, at the last opening of
 * that day, or one opening later for each mail that the cap let go first and each thing people did meanwhile. The last note
 * leaves the word to a person.
 */
function wordsNotKept(scene: Scene, { sent }: CandidateReplay): string[] {
  return sent.flatMap(({ at, items }) =>
    items.flatMap((item) => {
      if (!('number' in item) || item.isLast) return [];
      const { application, nextWordOn } = item;
      const excuses = Math.max(0, meanwhile(scene, sent, application, at) - 1);
      const latest = openingsAfter(scene, application, startOfDay(nextWordOn, scene.candidateZone), excuses);
      if (isBefore(scene.until, latest) || heardBetween(scene, sent, application, at, latest)) return [];
      return [`${item.timeline} was told at ${at} that word comes on ${nextWordOn}, and none came by ${latest}`];
    }),
  );
}

/** How much happened to the candidate from that instant on. */
function meanwhile(scene: Scene, sent: readonly SentMail[], application: string, since: Temporal.Instant): number {
  const done = scene.happenings.filter((each) => !isBefore(each.at, since)).length;
  return (
    done +
    sent.filter(({ at, items }) => !isBefore(at, since) && items.every((item) => item.application !== application))
      .length
  );
}

function heardBetween(
  scene: Scene,
  sent: readonly SentMail[],
  application: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): boolean {
  const within = (at: Temporal.Instant) => isBefore(from, at) && !isBefore(to, at);
  const mail = sent.some(({ at, items }) => within(at) && items.some((item) => item.application === application));
  return mail || scene.happenings.some((each) => within(each.at) && isWord(each, application));
}

/** What people did that is a word to the candidate itself, or after which none is owed. */
function isWord(happening: Happening, application: string): boolean {
  if ('alreadyTold' in happening && happening.alreadyTold) return true;
  return 'application' in happening && happening.application === application;
}

function openingsAfter(scene: Scene, application: string, day: Temporal.Instant, more: number): Temporal.Instant {
  const { policy, calendar } = scene.rulesOf(application);
  const { candidateZone: zone } = scene;
  let opening = nextOpening(day, policy.sendingWindow, zone, calendar);
  for (let count = 0; count < more; count += 1) {
    const next = startOfDay(localDate(opening, zone).add({ days: 1 }), zone);
    opening = nextOpening(next, policy.sendingWindow, zone, calendar);
  }
  return opening;
}
