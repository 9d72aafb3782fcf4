import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type AuditEntryRow, beginning, hashOfDetail, linkAfter, linksAfter } from './chain-hash.js';
import { examineLink } from './examine-link.js';

const salt = Buffer.alloc(32, 7);
const detail = '{"jobId":"018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5c","title":"Ingénieur·e"}';

const entry: AuditEntryRow = {
  organizationId: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
  id: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5b',
  atMicroseconds: 1_796_115_600_000_000,
  action: 'updateJob',
  actorKind: 'API_KEY',
  actorId: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5d',
  actorName: 'ATS "north"',
  onBehalfOfId: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5e',
  onBehalfOfName: 'Rita Brandt',
  address: '192.0.2.7',
  requestId: '4f0c0e6c-95b0-4c4b-8a0c-0a1b2c3d4e5f',
  subjectType: 'Job',
  subjectId: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5c',
  detailHash: hashOfDetail(salt, detail),
};

const another = (value: AuditEntryRow[keyof AuditEntryRow]) => {
  if (Buffer.isBuffer(value)) return Buffer.alloc(32, 1);
  return typeof value === 'number' ? value + 1 : `${value}x`;
};

describe('the hash of a link', () => {
  it('is that of the bytes which its description names', () => {
    const { previousHash, hash, ...rest } = linkAfter(beginning, entry);
    const bytes = [
      '["followthrough-audit-1",1,"',
      '0'.repeat(64),
      '","018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a","018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5b",1796115600000000,"updateJob",',
      '"API_KEY","018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5d","ATS \\"north\\"","018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5e","Rita Brandt",',
      '"192.0.2.7","4f0c0e6c-95b0-4c4b-8a0c-0a1b2c3d4e5f","Job","018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5c","',
      entry.detailHash.toString('hex'),
      '"]',
    ].join('');
    expect(hash.toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(previousHash).toEqual(Buffer.alloc(32));
    expect(rest).toEqual({ number: 1, entryId: entry.id });
  });

  it.each(Object.keys(entry) as (keyof AuditEntryRow)[])('changes with %s, and with its being there', (column) => {
    const { hash } = linkAfter(beginning, entry);
    const changed = { ...entry, [column]: another(entry[column]) };
    expect(linkAfter(beginning, changed).hash).not.toEqual(hash);
    if (column === 'detailHash') return;
    expect(linkAfter(beginning, { ...entry, [column]: null }).hash).not.toEqual(hash);
  });

  it('changes with the number and with the link before', () => {
    const hashes = [
      linkAfter(beginning, entry),
      linkAfter({ ...beginning, number: 1 }, entry),
      linkAfter({ ...beginning, hash: Buffer.alloc(32, 1) }, entry),
    ].map(({ hash }) => hash.toString('hex'));
    expect(new Set(hashes).size).toBe(3);
  });

  it('is not that of columns whose texts run into each other', () => {
    const one = { ...entry, actorName: 'Rita', onBehalfOfId: null, onBehalfOfName: 'B' };
    const other = { ...entry, actorName: 'Rita', onBehalfOfId: 'B', onBehalfOfName: null };
    expect(linkAfter(beginning, one).hash).not.toEqual(linkAfter(beginning, other).hash);
  });
});

describe('several links', () => {
  const ids = ['a', 'b', 'c'];
  const links = linksAfter(
    beginning,
    ids.map((id) => ({ ...entry, id })),
  );

  it('are numbered without gaps, and each holds the hash of the one before', () => {
    expect(links.map(({ number, entryId }) => [number, entryId])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(links.map(({ previousHash }) => previousHash)).toEqual([beginning.hash, links[0]?.hash, links[1]?.hash]);
  });

  it('are the same whether they are made at once or one after the other', () => {
    const [first] = links;
    const rest =
      first &&
      linksAfter(
        first,
        ids.slice(1).map((id) => ({ ...entry, id })),
      );
    expect(rest).toEqual(links.slice(1));
  });
});

describe('a stored link', () => {
  const stored = { ...linkAfter(beginning, entry), entry, detail: { detail, salt } };

  it('holds as it was written, and when its detail was erased', () => {
    expect(examineLink(beginning, stored)).toBeNull();
    expect(examineLink(beginning, { ...stored, detail: { detail: null, salt: null } })).toBeNull();
  });

  it.each([
    ['NUMBER', { number: 2 }],
    ['PREVIOUS_HASH', { previousHash: Buffer.alloc(32, 1) }],
    ['ENTRY_MISSING', { entry: null }],
    ['HASH', { hash: Buffer.alloc(32, 1) }],
    ['HASH', { entry: { ...entry, address: '192.0.2.8' } }],
    ['DETAIL_MISSING', { detail: null }],
    ['DETAIL', { detail: { detail: '{}', salt } }],
    ['DETAIL', { detail: { detail, salt: Buffer.alloc(32) } }],
  ])('is found out by its %s (%#)', (fault, change) => {
    expect(examineLink(beginning, { ...stored, ...change })).toBe(fault);
  });
});
