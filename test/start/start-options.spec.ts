import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const words = (list: string | undefined) => list?.split(',').map((word) => word.trim().replaceAll('"', ''));

describe('what gives Node its options', () => {
  const { scripts } = JSON.parse(read('package.json'));

  it('is the same for npm start and for the image', () => {
    expect(words(/^CMD \[(.*)\]$/m.exec(read('Dockerfile'))?.[1])).toEqual(scripts.start.split(' '));
  });

  it('is the same for a worker that npm starts and for one of the composition', () => {
    const [, worker] = read('docker-compose.yml').split(/^ {2}worker:$/m);
    expect(words(/command: \[(.*)\]/.exec(worker ?? '')?.[1])).toEqual(scripts['start:worker'].split(' '));
  });
});
