import { ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description:
    'The input differs from that of the preview, or a timeline moved, opened or closed since: look at a new preview.',
})
export class StalePreview extends Problem {
  readonly code = 'STALE_PREVIEW';

  constructor() {
    super('What would be moved is not what the preview showed.', ['input', 'previewToken']);
  }
}
