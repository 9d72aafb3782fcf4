import { readFileSync } from 'node:fs';

const folder = new URL('../../../docs/ats/samples/', import.meta.url);

/** The bytes of a sample of the documentation: what that vendor sends, about people who do not exist. */
export function sampleBytes(vendor: string, name: string): Buffer {
  return readFileSync(new URL(`${vendor}/${name}.json`, folder));
}

export function sample(vendor: string, name: string): Record<string, unknown> {
  return JSON.parse(sampleBytes(vendor, name).toString('utf8'));
}
