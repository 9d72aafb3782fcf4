import { describe, expect, it } from '@jest/globals';
import { linkAddress } from './link-address.js';

const site = { publicUrl: 'https://timelines.example', organizationId: 'o' };
const tokens = { PREFERENCES: 'secret' };

describe('the address of a link', () => {
  it('holds the secret of this attempt', () => {
    expect(linkAddress('preferences', tokens, site)).toBe('https://timelines.example/preferences/secret');
  });

  it.each(['https://timelines.example/at/', 'https://timelines.example/at//'])('stands below %s', (publicUrl) => {
    expect(linkAddress('preferences', tokens, { ...site, publicUrl })).toBe(
      'https://timelines.example/at/preferences/secret',
    );
  });

  it.each(['', 'Preferences', 'preferences/../b', 'application:a', '__proto__'])('is not known for %j', (name) => {
    expect(linkAddress(name, tokens, site)).toBeNull();
  });

  it('of a logo holds no secret: everybody of an organization sees the same', () => {
    expect(linkAddress('logo', {}, site)).toBe('https://timelines.example/logos/o');
  });

  it('is not known while its secret has not been made', () => {
    expect(linkAddress('preferences', {}, site)).toBeNull();
  });
});
