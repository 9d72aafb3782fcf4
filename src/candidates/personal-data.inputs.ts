import { InputType } from '@nestjs/graphql';
import type { ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../platform/external-ref/named-rows.js';
import { namedCandidate } from './named-candidate.js';

@InputType({ description: 'Of whom to hand out everything that is held.' })
export class ExportCandidateInput {
  @RowId(namedCandidate, 'Of whom.')
  candidateId!: string;

  @RowRef(namedCandidate)
  candidateRef?: ExternalRefInput | null;
}

@InputType({ description: 'Whom to forget.' })
export class EraseCandidateInput {
  @RowId(namedCandidate, 'Who is erased, for good. Erased already: nothing changes.')
  candidateId!: string;

  @RowRef(namedCandidate)
  candidateRef?: ExternalRefInput | null;
}
