import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import { organizationRules, type RuleSettings } from '../rules/organization-rules.js';

/** The rules that hold now, by job. */
export const rulesOfJob: LoaderDefinition<string, RuleSettings> = {
  fetch: async (tx, jobIds) => {
    const rules = await organizationRules(tx);
    return new Map(jobIds.map((id) => [id, rules.ofJob(id)]));
  },
};
