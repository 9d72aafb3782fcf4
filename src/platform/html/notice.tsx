import type { ComponentChildren } from 'preact';

interface NoticeProps {
  /** `FAULT`: something has to be looked at again. */
  readonly kind: 'DONE' | 'FAULT';
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** What came of the last thing that was sent, before everything else. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind.toLowerCase()}`} role={kind === 'FAULT' ? 'alert' : 'status'}>
      {title === undefined ? null : <p class="title">{title}</p>}
      {children}
    </div>
  );
}
