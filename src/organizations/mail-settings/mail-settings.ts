/** Names of one stage for candidates, by BCP 47 tags such as `de` or `es-MX`. */
export type StageNames = Readonly<Record<string, string>>;

/** What stands below every mail in one language; null where it says nothing. */
export interface MailFooterSettings {
  readonly legal: string | null;
  readonly privacyUrl: string | null;
  readonly dataRetention: string | null;
}

/** What an organization has said about its mails beside templates. */
export interface MailSettings {
  /** By the stage in the organization's own words. A stage that is not in it is shown to no candidate. */
  readonly stageNames: Readonly<Record<string, StageNames>>;
  /** By language. */
  readonly mailFooters: Readonly<Record<string, MailFooterSettings>>;
  /** The address of an application in the organization's own system, with `{remoteId}` in it; null: not known. */
  readonly atsUrlTemplate: string | null;
}
