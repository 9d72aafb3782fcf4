import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where a provider of a test keeps its sessions and codes: one store for each provider, gone with it. */
export function identityStore(): (kind: string) => Adapter {
  const rows = new Map<string, AdapterPayload>();
  const where = (of: string, matches: (row: AdapterPayload) => boolean) =>
    [...rows].find(([key, row]) => key.startsWith(`${of}:`) && matches(row))?.[1];
  return (kind) => ({
    upsert: async (id, row) => void rows.set(`${kind}:${id}`, row),
    find: async (id) => rows.get(`${kind}:${id}`),
    findByUid: async (uid) => where(kind, (row) => row.uid === uid),
    findByUserCode: async (userCode) => where(kind, (row) => row.userCode === userCode),
    consume: async (id) => {
      const row = rows.get(`${kind}:${id}`);
      if (row !== undefined) row.consumed = true;
    },
    destroy: async (id) => void rows.delete(`${kind}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, row] of rows) if (row.grantId === grantId) rows.delete(key);
    },
  });
}
