import { describe, expect, it } from '@jest/globals';
import { atsUrlOf, faultOfAtsUrl } from './ats-url.js';

describe('the address of an application in the system of an organization', () => {
  it.each([
    'https://ats.example/applications/{remoteId}',
    'https://ats.example/{source}/a?id={remoteId}&x=1#y',
    'https://ats.example:8443/#/{remoteId}/{remoteId}',
  ])('can be %s', (template) => {
    expect(faultOfAtsUrl(template)).toBeNull();
  });

  it.each([
    ['http://ats.example/{remoteId}', /https/],
    ['javascript:alert({remoteId})', /https/],
    ['https://user:word@ats.example/{remoteId}', /https/],
    ['nonsense {remoteId}', /https/],
    ['https://ats.example/', /must hold \{remoteId\}/],
    ['https://ats.example/{id}', /no other placeholder/],
    ['https://ats.example/{}/{remoteId}', /no other placeholder/],
    ['https://ats.example/{remoteId}/{{x', /brace/],
    ['https://{remoteId}.ats.example/', /behind the host/],
    ['https://{remoteId}', /behind the host/],
    ['https://ats.example.{source}/{remoteId}', /behind the host/],
    ['https://ats.example@{remoteId}/', /https|behind the host/],
  ])('cannot be %s', (template, fault) => {
    expect(faultOfAtsUrl(template)).toMatch(fault);
  });

  const template = 'https://ats.example/{source}/{remoteId}?a=1';

  it.each([
    [{ source: 'greenhouse', remoteId: '4711' }, 'https://ats.example/greenhouse/4711?a=1'],
    [{ source: 'a b', remoteId: '../../x?y#z' }, 'https://ats.example/a%20b/..%2F..%2Fx%3Fy%23z?a=1'],
    [{ source: 'a', remoteId: '{source}"<' }, 'https://ats.example/a/%7Bsource%7D%22%3C?a=1'],
    [{ source: 'a', remoteId: '\uD800' }, 'https://ats.example/a/%EF%BF%BD?a=1'],
  ])('of %j is %s', (ref, url) => {
    expect(atsUrlOf(template, ref)).toBe(url);
  });

  it('is not known without a template, without a reference, or of an id that leads elsewhere', () => {
    expect(atsUrlOf(null, { source: 'a', remoteId: '1' })).toBeNull();
    expect(atsUrlOf(template, null)).toBeNull();
    expect(atsUrlOf(template, { source: 'a', remoteId: '..' })).toBeNull();
  });
});
