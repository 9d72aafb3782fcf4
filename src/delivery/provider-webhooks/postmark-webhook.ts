import { Injectable } from '@nestjs/common';
import { ProviderReportsService } from './provider-reports.service.js';
import { readPostmarkReport } from './read-postmark-report.js';

/** What Postmark posts, from whom it is being known already. */
@Injectable()
export class PostmarkWebhook {
  constructor(private readonly reports: ProviderReportsService) {}

  /** @returns the status to answer: whatever is not 200 is posted again */
  async take(body: string): Promise<200 | 400> {
    const notice = parsed(body);
    if (notice === undefined) return 400;
    const report = readPostmarkReport(notice);
    if (report !== null) await this.reports.take(report);
    return 200;
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
