import type { MailLanguage } from '../../words/mail-language.js';
import { candidate } from './candidate.js';
import { member } from './member.js';

export const language: MailLanguage = {
  locale: 'ja',
  direction: 'ltr',
  dateLocale: 'ja-JP',
  colon: '：',
  gap: '',
  day: { weekday: 'short' },
  // Brackets as wide as the characters around them.
  polishDate: (date) => date.replace('(', '（').replace(')', '）'),
  sentences: { ...candidate, ...member },
  falseHope: [
    'まもなく',
    '間もなく',
    'すぐに',
    '近日中',
    '近いうちに',
    '早急に',
    '至急',
    '必ず',
    'きっと',
    '間違いなく',
    '絶対',
    '保証',
    '確実に',
    '有力',
    '期待して',
    '高く評価',
  ],
};
