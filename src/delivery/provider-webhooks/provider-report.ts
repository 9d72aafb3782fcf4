import type { BounceReport } from '../bounce/reading/report.js';

/** What a provider that sends our mails says became of one of them, after it had taken it. */
export interface ProviderReport {
  readonly messageId: string;
  readonly report: BounceReport;
}
