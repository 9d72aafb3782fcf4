import type { CandidateAct, MailMilestone, PromisedDate } from '../mail-facts.js';
import type { ColleagueWhy, DisabledReason, NewDateReason, UnreachableWhy, UntoldReason } from '../member-facts.js';
import type { Dated, Day, None } from './candidate-sentences.js';

type Counted = {
  count: number;
};

type About = {
  candidate: string;
};

type Known<Reason> = {
  why: Reason | 'UNKNOWN';
};

/** A day, or none that is known. */
type PerhapsDay = Day & { when: 'DAY' | 'OPEN' };

/** Every sentence a member's mail can hold. `count` and `days` choose a plural. */
export interface MemberSentences {
  /** `most` names the counts of the most urgent sections, `count` is what stands in the others. */
  'member.subject': Counted & { most: string };
  'member.headline': Counted;
  'member.intro': None;
  'member.more': Counted;
  'member.recruiter': { recruiter: string };
  'member.footer': { organization: string };
  'member.alone.footer': { organization: string };
  'member.open': None;
  /** Leads to the page about an application, where nothing is to be answered. */
  'member.page': None;
  /** Leads to the page on which members answer. */
  'member.answer': None;
  'member.reach': About;

  /** Of a date that has gone by: "by Friday 4 December". */
  'date.due': Day & Pick<PromisedDate, 'precision'>;

  /** `….count`: headings, and parts of subject and preheader. `….else`: what happens if nobody does anything. */
  'untold.count': Counted;
  'untold.row': Day & Known<UntoldReason>;
  'untold.do': About;
  'untold.else': About;
  'reopened.count': Counted;
  'reopened.row': Day;
  'reopened.do': About;
  'reopened.else': About;
  'wrote.count': Counted;
  'wrote.row': Day;
  'request.count': Counted;
  'request.row': Day;
  'request.do': About;
  'request.else': About;
  /** `due`: of the most urgent of them. */
  'promise.count': Counted & { due: 'TODAY' | 'AHEAD' | 'LATE' };
  'promise.row': About & Day & { what: string };
  'promise.do': About;
  'promise.else': About;
  'call.count': Counted;
  'call.row': Day;
  'call.row.never': None;
  'call.do': About;
  'call.else': About;
  'escalated.count': Counted;
  'overdue.count': Counted;
  'overdue.row': { milestone: MailMilestone; due: string };
  'overdue.do': About;
  'overdue.else': About & PerhapsDay;
  'newDate.count': Counted;
  'newDate.row': Day & { why: NewDateReason };
  'newDate.do': About;
  'newDate.else': About;
  'hold.count': Counted;
  /** `until`: when the hold ends; `date`: the one that is over. */
  'hold.row': Day & { until: string };
  'hold.do': About;
  'hold.else': About;
  'approval.count': Counted;
  'approval.row': Day & { subject: string };
  'approval.do': About;
  'approval.do.call': About;
  'approval.leaves': PerhapsDay & { time: string };
  'approval.waits': None;
  'approval.over': Day;
  'due.count': Counted;
  'due.row': Dated & { days: number };
  'due.do': About;
  'due.else': About;
  'confirm.count': Counted;
  'confirm.row': Dated & { interview: string };
  'confirm.do': About;
  'confirm.else': About & PerhapsDay;
  'silent.count': Counted;
  'silent.row': Day;
  'silent.do': About;
  'silent.else': About;

  'unreachable.headline': About;
  'unreachable.now': About & { why: UnreachableWhy };
  'unreachable.do': About;
  'unreachable.next': { why: UnreachableWhy };
  /** Of several, and what stands above those of one reason. */
  'unreachable.count': Counted;
  'unreachable.why': { why: UnreachableWhy };
  'unreachable.footer': { organization: string };
  /** `candidate` is a member, whose mails do not arrive. */
  'colleague.headline': About;
  'colleague.now': About & { why: ColleagueWhy };
  'colleague.do': About;
  'fact.candidate': None;
  'fact.recruiter': None;
  'fact.address': None;
  'fact.undelivered': None;
  'fact.sentOn': None;
  'fact.answer': None;

  /** `date` is empty where the act has no deadline. */
  'acted.headline': About & Day & { act: CandidateAct };
  'acted.deadline': Day;
  'acted.do': About & { act: CandidateAct };
  'acted.note': About;

  'webhook.headline': { host: string };
  'webhook.now': { host: string; why: DisabledReason };
  'webhook.do': None;
  'webhook.back': None;
  'fact.endpoint': None;
}
