import { Injectable, Logger } from '@nestjs/common';
import { BouncesService } from '../bounce/bounces.service.js';
import type { ProviderReport } from './provider-report.js';

/** Takes in what providers report: the same follows as from a report by SMTP. Reported again, it changes nothing. */
@Injectable()
export class ProviderReportsService {
  readonly #logger = new Logger(ProviderReportsService.name);

  constructor(private readonly bounces: BouncesService) {}

  async take({ messageId, report }: ProviderReport): Promise<void> {
    if (!(await this.bounces.take(messageId, report)))
      this.#logger.log({ messageId }, 'a report is about a message that is not ours: ignored');
  }
}
