import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fastify, { type FastifyInstance } from 'fastify';
import { answeredFaults, answerFaults } from './answer-faults.js';

describe('what goes wrong on our side', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log']));
  const asked = async (error: unknown, prepare: (routes: FastifyInstance) => void = () => undefined) => {
    const http = fastify();
    answerFaults(http);
    await http.register((routes, _options, done) => {
      prepare(routes);
      routes.get('/', () => Promise.reject(error));
      done();
    });
    const { statusCode, headers, body } = await http.inject('/');
    return { statusCode, headers, body };
  };
  const quoting = Object.assign(new Error('invalid input: "Mila Sommer"'), { code: '22P02' });

  it('is told without a word of the error', async () => {
    const { statusCode, body } = await asked(quoting);
    expect(statusCode).toBe(500);
    expect(JSON.parse(body)).toEqual({ code: 'INTERNAL', message: 'Something went wrong on our side.' });
  });

  it('says when trying again may help', async () => {
    const { statusCode, headers, body } = await asked(Object.assign(new Error('too many clients'), { code: '53300' }));
    expect([statusCode, headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(body)).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('has a page for people where a route has one', async () => {
    const page = { contentType: 'text/html', of: () => '<p>later</p>' };
    const { statusCode, headers, body } = await asked(quoting, (routes) =>
      routes.setErrorHandler(answeredFaults(page)),
    );
    expect([statusCode, headers['content-type'], body]).toEqual([500, 'text/html', '<p>later</p>']);
  });

  it('leaves to a route what it answers itself, and to its sender what is wrong with a request', async () => {
    const own = await asked(quoting, (routes) =>
      routes.setErrorHandler((_e, _r, reply) => reply.code(418).send('own')),
    );
    expect([own.statusCode, own.body]).toEqual([418, 'own']);
    const wrong = await asked(Object.assign(new Error('too long'), { statusCode: 413 }));
    expect([wrong.statusCode, JSON.parse(wrong.body)]).toEqual([413, expect.objectContaining({ message: 'too long' })]);
    const thrown = await asked('no error at all');
    expect([thrown.statusCode, thrown.body]).toEqual([500, expect.not.stringContaining('no error')]);
  });
});
