import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';
import { BounceAddresses } from '../bounce/bounce-address.js';
import { ProviderReportsService } from './provider-reports.service.js';
import { type MailTraces, readSesReport } from './read-ses-report.js';
import { isValidAt, SnsCertificates } from './sns-certificates.js';
import { isSignedBy, readSnsMessage, type SnsMessage } from './sns-message.js';
import type { SnsTopic } from './sns-topic.js';

/** What Amazon SES tells by Amazon SNS. Nothing is believed that Amazon has not signed for the topic that is listened to. */
@Injectable()
export class SesWebhook {
  readonly #logger = new Logger(SesWebhook.name);
  readonly #addresses: BounceAddresses | null;
  readonly #domain: string;

  constructor(
    @Inject(CONFIG) { bounce, mailFrom }: Config,
    private readonly certificates: SnsCertificates,
    private readonly database: TenantDatabase,
    private readonly outbound: OutboundHttp,
    private readonly reports: ProviderReportsService,
  ) {
    this.#addresses = bounce === undefined ? null : new BounceAddresses(bounce.domain, bounce.key);
    this.#domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
  }

  /** @returns the status to answer: SNS posts again after one of 500 and more, and after no other */
  async take(body: string, topic: SnsTopic): Promise<200 | 400 | 403 | 503> {
    const message = readSnsMessage(body);
    if (message === null) return 400;
    if (message.TopicArn !== topic.arn || !topic.holdsCertificate(message.SigningCertURL)) return 403;
    const certificate = await this.certificates.at(message.SigningCertURL);
    if (certificate === 'UNREACHABLE') return 503;
    if (certificate === 'NONE' || !isSignedBy(message, certificate.publicKey)) return 403;
    if (!isValidAt(certificate, await this.database.now())) {
      this.certificates.forget(message.SigningCertURL);
      return 403;
    }
    if (message.Type === 'SubscriptionConfirmation') return await this.#confirm(message, topic);
    if (message.Type === 'Notification') await this.#report(message);
    else this.#logger.warn('Amazon SNS does not post any more what becomes of mails: the subscription has ended');
    return 200;
  }

  async #confirm({ SubscribeURL: url }: SnsMessage, topic: SnsTopic): Promise<200 | 403 | 503> {
    if (url === undefined || !topic.confirmsSubscription(url)) return 403;
    const answer = await this.outbound.send({ url, method: 'GET' });
    if (answer.kind !== 'answered' || answer.status !== 200) return 503;
    this.#logger.log('Amazon SNS posts what becomes of mails: the subscription is confirmed');
    return 200;
  }

  async #report({ Message }: SnsMessage): Promise<void> {
    const report = readSesReport(Message, (mail) => this.#ours(mail));
    if (report !== null) await this.reports.take(report);
  }

  /** By the envelope's sender if that is one of ours; else by the Message-ID, which SES repeats as it left us. */
  #ours({ envelopeFrom, messageId }: MailTraces): string | null {
    const byAddress = envelopeFrom === null ? null : (this.#addresses?.read(envelopeFrom) ?? null);
    if (byAddress !== null) return byAddress;
    const [, id = '', domain] = /^<([\w-]{36})@([^>]+)>$/.exec(messageId ?? '') ?? [];
    return isUuid(id) && domain === this.#domain ? id : null;
  }
}
