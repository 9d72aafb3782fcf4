import type { Type } from '@nestjs/common';
import { Logger, PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import { AppModule } from '../../src/app.module.js';
import { startTestApp, type TestApp } from './test-app.js';

export interface PlantedApp extends TestApp {
  /** Every line that was logged, parsed. */
  readonly logged: Record<string, unknown>[];
}

let listener: Record<string, unknown>[] | undefined;
const stream = { write: (line: string) => void listener?.push(JSON.parse(line)) };

/** The whole service with a module of the test's own beside the others, and its log in the test's hands. */
export async function startPlantedApp(
  planted: Type<unknown>,
  options: Parameters<typeof startTestApp>[0] = {},
): Promise<PlantedApp> {
  const logged: Record<string, unknown>[] = [];
  const forRoot = AppModule.forRoot;
  AppModule.forRoot = (config) => {
    const app = forRoot.call(AppModule, config);
    return { ...app, imports: [...(app.imports ?? []), planted] };
  };
  try {
    const app = await startTestApp(options);
    app.app.useLogger(app.app.get(Logger));
    const stopListening = listenToLog(logged);
    // Whoever expects that something is not logged must not be deaf.
    app.app.get(Logger).log('the log is heard');
    if (logged.pop()?.['msg'] !== 'the log is heard') throw new Error('the log is not heard');
    const stop = async () => {
      await app.stop();
      stopListening();
    };
    return { ...app, logged, stop };
  } finally {
    AppModule.forRoot = forRoot;
  }
}

/** The logger is one for the process, made with its first application: whatever is asked for later, it stays the same. */
function listenToLog(logged: Record<string, unknown>[]): () => void {
  const { root } = PinoLogger;
  Object.assign(root, { level: 'info', [symbols.streamSym]: stream });
  listener = logged;
  return () => {
    if (listener !== logged) return;
    listener = undefined;
    root.level = 'silent';
  };
}
