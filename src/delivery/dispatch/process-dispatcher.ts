import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MONOTONIC, type Monotonic } from '../../platform/clock/monotonic.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Claims } from '../../platform/health/claims.js';
import { BounceAddresses } from '../bounce/bounce-address.js';
import { RelayConnections } from '../relay/relay-connections.js';
import { SmtpSender } from '../smtp/smtp-sender.js';
import { AttemptResults } from './attempt-results.js';
import { sendsAtOnce } from './connections.js';
import { Dispatcher } from './dispatcher.js';
import { defaultLeaseSeconds, MessageLedger } from './message-ledger.js';

/** The dispatcher as this process is configured; none where no mail leaves. */
@Injectable()
export class ProcessDispatcher implements OnModuleDestroy {
  readonly dispatcher: Dispatcher | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    database: WorkerDatabase,
    claims: Claims,
    relays: RelayConnections,
    @Inject(MONOTONIC) monotonic: Monotonic,
    results: AttemptResults,
  ) {
    if (config.role === 'api' || config.smtpUrl === undefined || config.publicUrl === undefined) return;
    const tls = config.smtpTls === undefined ? {} : { tls: config.smtpTls };
    const senderTo = (url: string) => new SmtpSender({ url, concurrency: sendsAtOnce, ...tls });
    const ledger = new MessageLedger(database, Math.random, defaultLeaseSeconds, claims);
    this.dispatcher = new Dispatcher(ledger, senderTo(config.smtpUrl), {
      mailFrom: config.mailFrom,
      publicUrl: config.publicUrl,
      concurrency: sendsAtOnce,
      sendingDomains: config.sendingDomains,
      markForPostmark: config.postmarkSecret !== undefined,
      relays,
      monotonic,
      results,
      ...(config.bounce === undefined
        ? {}
        : { bounceAddresses: new BounceAddresses(config.bounce.domain, config.bounce.key) }),
      ...(config.dkim === undefined ? {} : { dkim: config.dkim }),
      ...(config.sandboxSmtpUrl === undefined ? {} : { sandbox: senderTo(config.sandboxSmtpUrl) }),
      ...(config.mailRedirectTo === undefined ? {} : { redirectTo: config.mailRedirectTo }),
    });
  }

  async tick(): Promise<void> {
    await this.dispatcher?.tick();
  }

  /**
   * Begins to claim, and does not wait for it: while one relay is kept busy, the others are looked at all the same.
   * @throws what kept the claim before from claiming
   */
  async look(): Promise<void> {
    void this.tick();
    const failure = this.dispatcher?.failure ?? null;
    if (failure !== null) throw failure.error;
  }

  async onModuleDestroy(): Promise<void> {
    await this.dispatcher?.stop();
  }
}
