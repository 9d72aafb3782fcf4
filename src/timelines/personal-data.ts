import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords } from '../candidates/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { EndingsService } from './timeline/endings.service.js';
import { TimelineChanges } from './timeline/timeline-changes.js';

const ofCandidate = `SELECT t.id FROM timelines t WHERE t.organization_id = $1 AND t.candidate_id = $2`;

/** What timelines hold of a candidate, and how it is erased. */
@Injectable()
export class TimelinesPersonalData implements OnModuleInit {
  constructor(
    private readonly records: CandidateRecords,
    private readonly endings: EndingsService,
    private readonly changes: TimelineChanges,
  ) {}

  onModuleInit(): void {
    const where = `r.timeline_id IN (${ofCandidate})`;
    this.records.add({ table: 'timelines', where: `r.id IN (${ofCandidate})`, order: ['id'] });
    this.records.add({ table: 'timeline_revisions', where, order: ['timeline_id', 'number'] });
    this.records.add({ table: 'timeline_disclosures', where, order: ['id'] });
    this.records.add({ table: 'slips', where, order: ['timeline_id', 'revision'] });
  }

  async erase(tx: WriteTransaction, candidateId: string): Promise<void> {
    await this.endings.candidateErased(tx, candidateId);
    await this.changes.forgetZone(tx, candidateId);
    // Revisions are history: the service's own role may not change them.
    await tx.query('SELECT erase_timeline_notes($1)', [candidateId]);
  }
}
