import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { BounceAddresses } from './bounce-address.js';
import { type BounceListener, listenForBounces } from './bounce-listener.js';
import { BouncesService } from './bounces.service.js';

/** Takes reports of mails that came back by SMTP, in every worker process that has a port for them. */
@Injectable()
export class BouncePort implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(BouncePort.name);
  listener: BounceListener | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bounces: BouncesService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { role, bounce } = this.config;
    if (role === 'api' || bounce?.smtpPort === undefined) return;
    const at = { host: bounce.smtpHost, port: bounce.smtpPort };
    const log = {
      info: (facts: object, line: string) => this.#logger.log(facts, line),
      warn: (facts: object, line: string) => this.#logger.warn(facts, line),
    };
    const addresses = new BounceAddresses(bounce.domain, bounce.key);
    this.listener = await listenForBounces(at, addresses, this.bounces, log);
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener?.stop();
  }
}
