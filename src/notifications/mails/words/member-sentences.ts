import type { CandidateAct } from '../mail-facts.js';
import type { ColleagueWhy, NewDateReason, UnreachableWhy, UntoldReason } from '../member-facts.js';
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

/** Every sentence a member's mail can hold. `count` and `days` choose a plural. */
export interface MemberSentences {
  /** Names the counts of the most urgent sections. */
  'member.subject': Counted & { most: string };
  'member.headline': Counted;
  'member.intro': None;
  'member.more': Counted;
  'member.recruiter': { recruiter: string };
  'member.footer': { organization: string };
  'member.alone.footer': { organization: string };
  'member.open': None;

  /** Headings, and parts of subject and preheader: "3 overdue". */
  'untold.count': Counted;
  'untold.row': Day & Known<UntoldReason>;
  'untold.do': About;
  'call.count': Counted;
  'call.row': Day;
  'call.row.never': None;
  'call.do': About;
  'escalated.count': Counted;
  'overdue.count': Counted;
  'overdue.row': Dated;
  'overdue.do': None;
  'newDate.count': Counted;
  'newDate.row': Day & { why: NewDateReason };
  'newDate.do': None;
  'approval.count': Counted;
  'approval.row': Day & { subject: string };
  'approval.do': None;
  'due.count': Counted;
  'due.row': Dated & { days: number };
  'due.do': None;
  'confirm.count': Counted;
  'confirm.row': Dated & { interview: string };
  'confirm.row.told': Day;
  'confirm.do': None;
  'silent.count': Counted;
  'silent.row': Day;
  'silent.do': About;

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
}
