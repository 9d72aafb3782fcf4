/** What the mailbox logs with; a pino logger is one. */
export interface MailboxLog {
  warn(facts: object, message: string): void;
}
