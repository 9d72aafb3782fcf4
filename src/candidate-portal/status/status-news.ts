import type { MailWords } from '../../mails/index.js';
import type { HistoryEntry, ShownTimeline, StatusOfApplication } from '../../notifications/index.js';
import type { PortalReader } from './status-reader.js';

/** How an application stands, in words: the answer first, then what it means and what comes next. */
export interface StatusNews {
  readonly title: string;
  readonly sentences: readonly string[];
}

export function newsOf(application: StatusOfApplication, reader: PortalReader): StatusNews {
  const { mail, page } = reader;
  if (application.state === 'WITHDRAWN')
    return {
      title: mail.say('receipt.withdrawn.headline', {}),
      sentences: [mail.say('receipt.withdrawn.thanks', {}), mail.say('receipt.withdrawn.next', {})],
    };
  if (application.outcome !== null) return outcomeNews(application, reader);
  const [first] = application.dates;
  if (first !== undefined) return dateNews(first, application, reader);
  const { title, text } = page.status.open;
  return { title, sentences: [text, ...(wasPassedOn(application, mail) ?? [])] };
}

function dateNews(shown: ShownTimeline, application: StatusOfApplication, reader: PortalReader): StatusNews {
  const { mail } = reader;
  const { milestone, date, heldUntil, isOver, nextWordOn } = shown;
  if (heldUntil !== null) {
    return {
      title: mail.say('held.headline', { date: mail.day(heldUntil, 'MEDIUM') }),
      sentences: [mail.say('held.now', { date: mail.day(heldUntil) }), mail.say('held.meaning', {})],
    };
  }
  if (!isOver)
    return {
      title: withoutEnd(mail.say('now.date', { milestone, by: mail.by(date) })),
      sentences: [...whyMoved(application, mail), mail.say('next.moves', { milestone }), mail.say('next.nothing', {})],
    };
  const passed = mail.say('passed.now', { milestone, precision: date.precision });
  const told = mail.say('told.date', { milestone, by: mail.by(date) });
  if (nextWordOn === null) return { title: reader.page.status.open.title, sentences: [told, passed] };
  const next = mail.say('passed.next', { milestone, date: reader.day(nextWordOn) });
  return { title: withoutEnd(next), sentences: [told, passed] };
}

/** Why the date that stands is not the one before, if it took longer. */
function whyMoved({ history }: StatusOfApplication, mail: MailWords): string[] {
  const change = history.find((entry) => 'reason' in entry);
  if (change === undefined || !('reason' in change) || change.reason === null) return [];
  return change.what === 'EXTENDED' ? [mail.say('reason', { reason: change.reason })] : [];
}

function wasPassedOn({ history }: StatusOfApplication, mail: MailWords): string[] | null {
  return history.some((entry) => entry.what === 'OUTCOME' && entry.outcome === 'ADVANCED')
    ? [mail.say('onward.now', {})]
    : null;
}

function outcomeNews({ outcome, recruiter }: StatusOfApplication, { mail }: PortalReader): StatusNews {
  if (outcome?.kind === 'HIRED') {
    const who = recruiter === null ? ('TEAM' as const) : ('PERSON' as const);
    return {
      title: mail.say('hired.headline', {}),
      sentences: [
        mail.say('hired.now', {}),
        mail.say('hired.next', { who, recruiter: recruiter?.name ?? '', when: 'OPEN', date: '' }),
        mail.say('hired.wait', {}),
      ],
    };
  }
  return {
    title: mail.say('rejected.headline', {}),
    sentences: [
      mail.say(BECAUSE[outcome?.reason ?? 'OTHER'], {}),
      mail.say('rejected.sorry', {}),
      mail.say('rejected.next', {}),
    ],
  };
}

/** One entry of the history, in a sentence of the mails where there is one. */
export function sentenceOf(entry: HistoryEntry, { mail, page }: PortalReader): string {
  const { history } = page.status;
  switch (entry.what) {
    case 'APPLIED':
      return history.applied;
    case 'PASSED':
      return history.passed;
    case 'UNDECIDED':
      return history.undecided;
    case 'ACT':
      return history.acts[entry.act];
    case 'OUTCOME':
      return mail.say(OUTCOMES[entry.outcome], {});
    case 'HELD':
      return mail.say('held.headline', { date: mail.day(entry.heldUntil ?? entry.date.date, 'MEDIUM') });
    default:
      return headlineOf(entry.what, entry, mail);
  }
}

const BECAUSE = {
  NOT_SELECTED: 'rejected.now',
  OTHER: 'rejected.now',
  POSITION_FILLED: 'rejected.now.filled',
  POSITION_CANCELLED: 'rejected.now.cancelled',
} as const;

const OUTCOMES = {
  HIRED: 'hired.headline',
  REJECTED: 'rejected.headline',
  ADVANCED: 'onward.headline',
} as const;

type Dated = Extract<HistoryEntry, { readonly date: unknown }>;

function headlineOf(what: Dated['what'], { milestone, date }: Dated, mail: MailWords): string {
  const by = mail.by(date);
  switch (what) {
    case 'EXTENDED':
      return mail.say('extended.headline', { milestone, to: mail.to(date) });
    case 'ADVANCED':
      return mail.say('advanced.headline', { milestone, by });
    case 'RECONFIRMED':
      return mail.say('reconfirmed.headline', { milestone, by });
    case 'RESUMED':
      return mail.say('resumed.headline', { milestone, by });
    default:
      return mail.say('set.headline', { milestone, by });
  }
}

/** Which application it is about. In a mail German goes on in lower case after the greeting; on a page no greeting stands before it. */
export function aboutOf(place: { readonly job: string; readonly organization: string }, reader: PortalReader): string {
  const text = reader.mail.say('about', place);
  return text.charAt(0).toLocaleUpperCase(reader.page.locale) + text.slice(1);
}

/** A heading has no full stop. */
function withoutEnd(sentence: string): string {
  return sentence.replace(/[.。．]$/u, '');
}
