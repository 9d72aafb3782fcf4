import { Resolver } from 'node:dns/promises';

/** Every address behind a name; none if it has none, or if they cannot be had before the signal aborts. */
export type ResolveHost = (host: string, cut: AbortSignal) => Promise<readonly string[]>;

export const RESOLVE_HOST = Symbol('ResolveHost');

// Of one question to one server, in milliseconds.
const timeout = 2_000;

/**
 * Asks DNS itself. The system's own way (getaddrinfo) holds one of the process's four threads for files and names
 * until it answers: a tenant whose name server never does would stop everybody.
 */
export const resolveByDns: ResolveHost = async (host, cut) => {
  const resolver = new Resolver({ timeout, tries: 2 });
  const cancel = () => resolver.cancel();
  cut.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    cut.removeEventListener('abort', cancel);
  }
};
