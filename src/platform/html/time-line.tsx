import type { ComponentChildren } from 'preact';

export interface TimeLineEntry {
  /** An instant, or a day. */
  readonly at: string;
  /** The same, for readers. */
  readonly when: string;
  readonly children: ComponentChildren;
}

/** What happened, in the order it is given. The line that joins it is drawn by the style sheet. */
export function TimeLine({ entries }: { readonly entries: readonly TimeLineEntry[] }) {
  return (
    <ol class="time-line">
      {entries.map(({ at, when, children }, index) => (
        <li {...(index === 0 ? { 'aria-current': 'true' as const } : {})}>
          <time datetime={at}>{when}</time>
          {children}
        </li>
      ))}
    </ol>
  );
}
