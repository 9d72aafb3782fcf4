import { Resolver } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

// Of one question, in milliseconds. All tries of all servers end within a request, which has 15 s.
const timeout = 5_000;
const longestMs = 11_000;

/** There is no such name, or no TXT record under it. */
const absent: ReadonlySet<string | undefined> = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks DNS for TXT records. */
@Injectable()
export class DnsTexts {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The texts under a name, each put together from its parts; where it is an alias, those under the other name. Null if nobody could tell. */
  async under(name: string): Promise<readonly string[] | null> {
    const resolver = new Resolver({ timeout, tries: 2, maxTimeout: timeout });
    const { dnsServers } = this.config;
    if (dnsServers !== undefined) resolver.setServers(dnsServers);
    const end = setTimeout(() => resolver.cancel(), longestMs);
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      return absent.has((error as NodeJS.ErrnoException).code) ? [] : null;
    } finally {
      clearTimeout(end);
    }
  }
}
