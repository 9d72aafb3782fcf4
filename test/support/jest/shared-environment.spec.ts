import { describe, expect, it } from '@jest/globals';

const { default: SharedEnvironment } = await import(new URL('./shared-environment.mjs', import.meta.url).href);

describe('when a test file ends', () => {
  it('what it changed of the process is put back', async () => {
    process.env['CHANGED_BY_A_FILE'] = 'before';
    const { setTimeout, console } = globalThis;
    const { exit } = process;
    const mocked = { answer: () => 'real' };

    const environment = new SharedEnvironment({ projectConfig: { fakeTimers: {} } });
    process.env['CHANGED_BY_A_FILE'] = 'changed';
    process.env['SET_BY_A_FILE'] = 'set';
    environment.fakeTimersModern.useFakeTimers();
    globalThis.console = Object.create(console) as Console;
    process.exit = () => exit(1);
    environment.moduleMocker.spyOn(mocked, 'answer').mockReturnValue('mocked');
    expect(globalThis.setTimeout).not.toBe(setTimeout);
    expect(mocked.answer()).toBe('mocked');
    await environment.teardown();

    expect(process.env['CHANGED_BY_A_FILE']).toBe('before');
    expect(process.env['SET_BY_A_FILE']).toBeUndefined();
    expect(globalThis.setTimeout).toBe(setTimeout);
    expect(globalThis.console).toBe(console);
    expect(process.exit).toBe(exit);
    expect(mocked.answer()).toBe('real');
  });
});
