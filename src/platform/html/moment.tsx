import type { ComponentChildren } from 'preact';

/** An instant, for readers in `children` and for machines in UTC. */
export function Moment({ at, children }: { readonly at: Date; readonly children: ComponentChildren }) {
  return <time datetime={at.toISOString()}>{children}</time>;
}
