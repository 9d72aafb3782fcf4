import type { CandidateStatus } from '../../notifications/index.js';
import type { PageBrand } from '../../platform/html/branded-page.js';
import type { PortalReader } from '../status/status-reader.js';

/** What was typed into a form that comes back. */
export interface Typed {
  readonly applicationId: string | null;
  readonly act: string | null;
  readonly message: string;
  readonly deadline: string;
  /** What is wrong with the whole; null where a field says it. */
  readonly fault: string | null;
  readonly messageFault: string | null;
  readonly deadlineFault: string | null;
}

/** What came of the last form that was sent. */
export type StatusNote = 'SAVED' | 'UNDONE' | 'TOO_LATE' | 'CONFIRM_MAIL';

export interface StatusPageFacts {
  readonly status: CandidateStatus;
  readonly reader: PortalReader;
  readonly brand: PageBrand;
  readonly secret: string;
  readonly token: string;
  readonly note: StatusNote | null;
  /** What was sent and could not be done, with all that was typed. */
  readonly typed: Typed | null;
}
