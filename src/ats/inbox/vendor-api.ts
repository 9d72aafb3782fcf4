import { readJsonBody } from '../../platform/http/json-body.js';
import type { OutboundHttp } from '../../platform/outbound/outbound-http.js';
import type { AtsVendor } from '../connection/ats-connection.entity.js';
import type { VendorApi } from '../connectors/connector.js';

/** The API does not let us in, or does not answer as it is documented: somebody has to look. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
}

/** The API is not there just now, or wants to be left alone for a while. */
export class ApiAway extends Error {
  override readonly name = 'ApiAway';
}

/** How a vendor's API is asked, of those that tell only ids. */
interface ApiForm {
  readonly url: string;
  headersOf(credential: string): Readonly<Record<string, string>>;
}

const forms: Partial<Record<AtsVendor, ApiForm>> = {
  LEVER: {
    url: 'https://api.lever.co/v1',
    headersOf: (key) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }),
  },
  SMARTRECRUITERS: {
    url: 'https://api.smartrecruiters.com',
    headersOf: (token) => ({ 'x-smarttoken': token }),
  },
};

/** Whether a vendor tells so little that its API is asked for the rest. */
export function isAsked(vendor: AtsVendor): boolean {
  return forms[vendor] !== undefined;
}

// An opportunity with all that is in it.
const mostBytes = 1_024 * 1_024;

// Of one question. A delivery asks four at most, within its lease.
const deadlineMs = 10_000;

/**
 * Asks a vendor's API, past the outbound guard: the address may be one that a tenant chose.
 * @param ownUrl where it is, if not where the vendor has it: in another region, or behind a gateway
 */
export function vendorApi(
  http: Pick<OutboundHttp, 'send'>,
  vendor: AtsVendor,
  credential: string,
  ownUrl: string | null,
): VendorApi | null {
  const form = forms[vendor];
  if (form === undefined) return null;
  const base = (ownUrl ?? form.url).replace(/\/+$/, '');
  const headers = { accept: 'application/json', ...form.headersOf(credential) };
  return {
    get: async (path) => {
      const answer = await http.send({ url: `${base}${path}`, method: 'GET', headers, mostBytes, deadlineMs });
      if (answer.kind === 'refused-address') throw new ApiRefused('its address is none that may be asked');
      if (answer.kind === 'too-large') throw new ApiRefused('its answer is too long');
      if (answer.kind !== 'answered') throw new ApiAway('it does not answer');
      const { status, body } = answer;
      if (status === 404 || status === 410) return null;
      if (status === 429 || status >= 500) throw new ApiAway(`it answers ${status}`);
      if (status !== 200) throw new ApiRefused(`it answers ${status}`);
      return readJsonBody(body);
    },
  };
}
