import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { withoutPersonalData } from './logging.js';

const databaseError = (code: string, message: string) =>
  Object.assign(new Error(message), {
    code,
    detail: 'Key (email)=(ana@example.test) already exists.',
    where: 'ana@example.test',
    constraint: 'members_email_unique',
  });

describe('an error in the log', () => {
  it('keeps what tells its cause and nothing of the row', () => {
    const driver = databaseError('23505', 'duplicate key value violates unique constraint "members_email_unique"');
    const error = Object.assign(new QueryFailedError('INSERT …', ['ana@example.test'], driver), driver);
    const logged = withoutPersonalData(error);
    expect(logged).toMatchObject({
      type: 'QueryFailedError',
      message: expect.stringContaining('"members_email_unique"'),
      stack: expect.stringContaining('logging.spec'),
      code: '23505',
      constraint: 'members_email_unique',
    });
    expect(JSON.stringify(logged)).not.toContain('ana');
  });

  it('loses the value that a data exception quotes in its message', () => {
    const logged = withoutPersonalData(
      databaseError('22P02', 'invalid input syntax for type uuid: "ana@\nexample.test"'),
    );
    expect(logged).toMatchObject({ message: 'invalid input syntax for type uuid: "…"' });
    expect(JSON.stringify(logged)).not.toContain('ana');
  });

  it('is told of, but not shown, if it is none', () => {
    expect(withoutPersonalData('ana@example.test')).toEqual({ message: 'something that is no error was thrown' });
    expect(withoutPersonalData(undefined)).toEqual({ message: 'something that is no error was thrown' });
  });
});
