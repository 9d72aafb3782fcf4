import type { ComponentChildren } from 'preact';

interface FormProps {
  /** What tells one sending from another: `makeFormToken`. */
  readonly token: string;
  /** What the page is asked to do by it, where it has several forms. */
  readonly does: string;
  readonly send: string;
  /** The same button again, for what is final. */
  readonly final?: boolean;
  /** Sent along as it is. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}

/** Sent to the address its page was opened at, without what follows its question mark. */
export function Form({ token, does, send, final = false, hidden = {}, children }: FormProps) {
  return (
    <form method="post" action="?" accept-charset="utf-8">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="does" value={does} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <p>
        <button type="submit" class={final ? 'final' : undefined}>
          {send}
        </button>
      </p>
    </form>
  );
}
