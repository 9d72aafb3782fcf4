import { Injectable } from '@nestjs/common';
import type { SyncedType } from '../sync/rows.js';
import { ApplicationRows } from './application-rows.js';
import { CandidateRows } from './candidate-rows.js';
import { InterviewRows } from './interview-rows.js';
import { JobRows } from './job-rows.js';
import type { AnyRow, RowKind, RowKinds } from './row-kind.js';

/** How rows of each type are applied. */
@Injectable()
export class KindsOfRows {
  readonly byType: RowKinds;

  constructor(jobs: JobRows, candidates: CandidateRows, applications: ApplicationRows, interviews: InterviewRows) {
    // Whoever calls has seen to it that a row is of its type.
    this.byType = {
      JOB: jobs,
      CANDIDATE: candidates,
      APPLICATION: applications,
      INTERVIEW: interviews,
    } as Record<SyncedType, RowKind<AnyRow>>;
  }
}
