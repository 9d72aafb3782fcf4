import type { DynamicModule, Type } from '@nestjs/common';
import { Logger, LoggerModule } from 'nestjs-pino';
import { AppModule } from '../../src/app.module.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { loggingOptions } from '../../src/platform/logging/logging.js';
import { startTestApp, type TestApp } from './test-app.js';

export interface PlantedApp extends TestApp {
  /** Every line that was logged, parsed. */
  readonly logged: Record<string, unknown>[];
}

// The logger is made once per process, whatever is asked for later: its stream outlives the app it was made for.
let current: Record<string, unknown>[] = [];
const stream = { write: (line: string) => void current.push(JSON.parse(line)) };

/** The whole service with a module of the test's own beside the others, and its log in the test's hands. */
export async function startPlantedApp(
  planted: Type<unknown>,
  options: Parameters<typeof startTestApp>[0] = {},
): Promise<PlantedApp> {
  const logged: Record<string, unknown>[] = [];
  current = logged;
  const logging = loggingOptions(parseConfig({ LOG_LEVEL: 'info' }));
  const forRoot = AppModule.forRoot;
  AppModule.forRoot = (config) => {
    const app = forRoot.call(AppModule, config);
    const others = (app.imports ?? []).filter((each) => (each as DynamicModule).module !== LoggerModule);
    return {
      ...app,
      imports: [
        LoggerModule.forRoot({ ...logging, pinoHttp: { ...(logging.pinoHttp as object), stream } }),
        ...others,
        planted,
      ],
    };
  };
  try {
    const app = await startTestApp(options);
    app.app.useLogger(app.app.get(Logger));
    return { ...app, logged };
  } finally {
    AppModule.forRoot = forRoot;
  }
}
