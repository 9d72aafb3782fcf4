import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { FaultRow } from './fault-row.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

interface JestReport {
  readonly numTotalTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** A row whose faults need a clock in the test's hands: the specs of the suite show it. */
export function specRow(
  { name, promise, minutes = 1 }: Pick<FaultRow, 'name' | 'promise'> & { readonly minutes?: number },
  files: readonly [string, ...string[]],
): FaultRow {
  return {
    name,
    promise,
    minutes,
    run: async (findings) => {
      const outputFile = join(tmpdir(), `followthrough-faults-${process.pid}-${name}.json`);
      const options = ['-i', '--json', `--outputFile=${outputFile}`, ...files];
      const child = spawn(process.execPath, [...jest, ...options], { cwd: root, stdio: 'ignore' });
      await once(child, 'exit');
      const report = JSON.parse(await readFile(outputFile, 'utf8')) as JestReport;
      await rm(outputFile);
      const failed = report.testResults.flatMap(({ assertionResults }) =>
        assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      );
      findings.figure('specs', files.join(' '));
      findings.atLeast('tests', report.numTotalTests, 1);
      findings.equal('files that could not be run', report.numRuntimeErrorTestSuites, 0);
      findings.equal('failed', failed, []);
    },
  };
}
