import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { bothOf } from './compare.js';
import { seeds } from './life.arbitrary.js';

// So many lives are made at a time, from one seed each after the other.
const AT_A_TIME = 500;
const TOLD_EVERY = 2_000;

const { values } = parseArgs({
  options: { lives: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const all = Number(values.lives);
let lived = 0;
let different = 0;
for (let seed = Number(values.seed); lived < all; seed += 1) {
  for (const life of fc.sample(seeds, { seed, numRuns: Math.min(AT_A_TIME, all - lived) })) {
    lived += 1;
    const { text, code } = bothOf(life);
    if (JSON.stringify(text) === JSON.stringify(code)) continue;
    different += 1;
    const only = (these: readonly string[], those: readonly string[]) => these.filter((line) => !those.includes(line));
    process.stdout.write(`${JSON.stringify({ life, text: only(text, code), code: only(code, text) })}\n`);
  }
  if (lived % TOLD_EVERY === 0) process.stderr.write(`${lived} lives, ${different} different\n`);
}
process.stdout.write(`${lived} lives from seed ${values.seed} on, ${different} different\n`);
process.exitCode = different === 0 ? 0 : 1;
