import { expect, it } from '@jest/globals';
import { proofRecordOf } from './proof-record.js';

const org = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

it.each([
  ['https://login.acme.example', '_followthrough.login.acme.example'],
  ['https://login.acme.example/', '_followthrough.login.acme.example'],
  ['https://login.acme.example:8443/realms/acme', '_followthrough.login.acme.example'],
  ['https://LOGIN.Acme.example.', '_followthrough.login.acme.example'],
])('the record of %s stands below its host and names the organization', (issuer, name) => {
  expect(proofRecordOf(issuer, org)).toEqual({ type: 'TXT', name, value: `followthrough-organization=${org}` });
});

it.each(['https://192.0.2.7/tenant', 'https://[2001:db8::1]', 'https://0x7f.1', 'nothing', ''])(
  'there is none of an address, or of what is none: %s',
  (issuer) => {
    expect(proofRecordOf(issuer, org)).toBeNull();
  },
);
