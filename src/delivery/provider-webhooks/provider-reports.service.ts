import { Injectable, Logger } from '@nestjs/common';
import { BouncesService } from '../bounce/bounces.service.js';
import type { ProviderReport } from './provider-report.js';

/** Takes in what providers report: the same follows as from a report by SMTP. Reported again, it changes nothing. */
@Injectable()
export class ProviderReportsService {
  readonly #logger = new Logger(ProviderReportsService.name);

  constructor(private readonly bounces: BouncesService) {}

  async take(report: ProviderReport): Promise<void> {
    const { messageId } = report;
    const isOurs =
      report.kind === 'BOUNCED'
        ? await this.bounces.bounced(messageId, report.bounce)
        : await this.bounces.complained(messageId);
    if (!isOurs) this.#logger.log({ messageId }, 'a report is about a message that is not ours: ignored');
  }
}
