import { jest } from '@jest/globals';
import pg from 'pg';
import { StatementBatch } from '../../src/platform/wire/statement-batch.js';

/** What this process sends to its databases meanwhile. */
export interface Statements {
  /** The texts of the statements sent so far that contain that text. */
  with(part: string): string[];
  stop(): void;
}

/** Watches every connection of this process, whoever opened it. */
export function watchStatements(): Statements {
  const texts: string[] = [];
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  const original = spy.getMockImplementation();
  if (original === undefined) throw new Error('nothing to watch');
  spy.mockImplementation(function (this: pg.Client, ...sent: unknown[]) {
    const [statement] = sent;
    if (statement instanceof StatementBatch) texts.push(...statement.statements.map(({ text }) => text));
    else texts.push(typeof statement === 'string' ? statement : String((statement as { text?: string }).text));
    return Reflect.apply(original, this, sent);
  } as never);
  return { with: (part) => texts.filter((text) => text.includes(part)), stop: () => spy.mockRestore() };
}
