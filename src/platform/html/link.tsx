import type { ComponentChildren } from 'preact';

interface LinkProps {
  /** An address of this server as its path, from `/` on; any other as a URL: a text could be `javascript:`. */
  readonly to: `/${string}` | URL;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly id?: string;
  /** Where the reader is already. */
  readonly current?: boolean;
  readonly download?: boolean;
  /** Opens beside this page, which it learns nothing of. */
  readonly newTab?: boolean;
}

const followed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The one way to make a link. Throws for an address that is no page, mail or telephone number. */
export function Link({ to, children, current = false, newTab = false, ...attributes }: LinkProps) {
  return (
    <a
      href={addressOf(to)}
      {...attributes}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      {...(newTab ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {children}
    </a>
  );
}

function addressOf(to: LinkProps['to']): string {
  if (typeof to !== 'string') {
    if (followed.has(to.protocol)) return to.href;
    throw new Error(`a page does not lead to ${to.protocol}`);
  }
  // `//host` is another server, and browsers read `\` as `/`.
  if (/^\/(?![/\\])/.test(to)) return to;
  throw new Error('a path of this server begins with one slash');
}
