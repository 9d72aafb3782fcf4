import { describe, expect, it } from '@jest/globals';
import { spokenName } from './spoken-name.js';

describe('a name', () => {
  it.each([
    ['ANA RÍOS', 'Ana Ríos'],
    ['JEAN-LUC O’BRIEN', 'Jean-Luc O’Brien'],
    ["SEAN O'BRIEN", "Sean O'Brien"],
    ['İREM ŞAHİN', 'İrem Şahin'],
    ['JOSÉ MARÍA DE LA CRUZ', 'José María De La Cruz'],
    ['ÅSA ÖBERG', 'Åsa Öberg'],
    ['JD SALINGER', 'JD Salinger'],
    ['ИВАН ПЕТРОВ', 'Иван Петров'],
    ['ΓΙΏΡΓΟΣ', 'Γιώργος'],
  ])('in capitals alone (%s) is not shouted', (typed, spoken) => {
    expect(spokenName(typed)).toBe(spoken);
  });

  it.each([
    'Ana Ríos',
    'Ana RÍOS',
    'ana ríos',
    'AJ',
    'JD',
    'LEO',
    '山田 太郎',
    'عبد الرحمن',
    'McDonald',
    '',
    '{{NAME}}x',
  ])('that is as its owner writes it (%s) stays so', (name) => {
    expect(spokenName(name)).toBe(name);
  });
});
