import type { StatusWords } from './status/status-words.js';

/** What the pages say in one language. A heading is a heading, all else is whole sentences, and buttons say what they do. */
export interface PortalWords {
  /** BCP 47. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** `organization` is the name, isolated from what stands around it. */
  from(organization: string): string;
  readonly notes: {
    readonly heading: string;
    readonly offer: string;
    readonly decline: string;
    readonly declined: string;
    readonly again: string;
  };
  readonly silence: {
    readonly heading: string;
    /** What follows from it, before it is done. */
    offer(organization: string): string;
    readonly confirm: string;
    done(organization: string): string;
  };
  readonly status: StatusWords;
  /** Where nothing can be sent: the organization is suspended. */
  readonly paused: { readonly title: string; readonly text: string };
  /** Where something is wrong on our side. */
  readonly faulty: { readonly title: string; readonly text: string };
  readonly missing: { readonly title: string; readonly text: string };
}
