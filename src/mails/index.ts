export { type CalendarEvent, calendarFiles } from './calendar/calendar-file.js';
export { composeDigest, type DigestItem } from './compose-digest.js';
export { type ComposedMail, composeMail } from './compose-mail.js';
export { composeMemberMail } from './compose-member-mail.js';
export { OWN_LOGO } from './layout/render-mail.js';
export type {
  ByLanguage,
  CandidateAct,
  EndedEntry,
  MailFacts,
  MailFooter,
  MailNews,
  MailNote,
  MailOutcome,
  MailReceipt,
  MailTimeline,
  PromisedDate,
} from './mail-facts.js';
export {
  type AnyMailKind,
  actOf,
  decisionOf,
  isOutcome,
  isReceipt,
  MAIL_KINDS,
  type MailKind,
  MEMBER_MAIL_KINDS,
  OUTCOME_MAIL_KINDS,
  type OutcomeMailKind,
  outcomeMail,
  RECEIPT_MAIL_KINDS,
  type ReceiptMailKind,
} from './mail-kind.js';
export {
  type Leaving,
  MEMBER_ITEM_KINDS,
  type MemberItem,
  type MemberItemKind,
  type MemberMailFacts,
  type MemberSubject,
  type UnreachableCandidate,
  type UnreachableWhy,
  type UntoldReason,
} from './member-facts.js';
export {
  type ChangeWords,
  type NewsNote,
  type NewsOutcome,
  type NewsTimeline,
  newsOfChange,
  newsOfNote,
  newsOfOutcome,
  newsOfReceipt,
  type ShownPromise,
} from './news.js';
export {
  composePageMail,
  PAGE_MAIL_KINDS,
  type PageMailFacts,
  type PageMailKind,
} from './page-mails/compose-page-mail.js';
export { lintNote, type NoteWarning } from './templates/lint-note.js';
export { lintTemplate, type TemplateWarning } from './templates/lint-template.js';
export { fieldsOf, type MailTemplate, TEMPLATE_FIELDS } from './templates/mail-template.js';
export type { TemplateFault } from './templates/template-fault.js';
export { validateTemplate } from './templates/validate-template.js';
export { inLanguageOf, isWritten, MAIL_LANGUAGES, readerOf, writtenLocale } from './words/mail-languages.js';
export type { MailWords } from './words/mail-words.js';
export { pageWordsFor } from './words/page-words.js';
