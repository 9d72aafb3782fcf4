import { ApplicationEntity } from '../../applications/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

export async function candidateOf(
  { organizationId, manager }: WriteTransaction,
  applicationId: string,
): Promise<string> {
  const application = await manager.findOneByOrFail(ApplicationEntity, { organizationId, id: applicationId });
  return application.candidateId;
}
