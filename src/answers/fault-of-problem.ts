import type { Problem } from '../platform/problems/problem.js';
import type { FieldFault } from './pages/answer-page-facts.js';
import type { AnswerReader } from './words/words-for.js';

/** Why an answer could not be recorded, in the words of its page. */
export function faultOfProblem(problem: Problem, reader: AnswerReader): FieldFault {
  const { code } = problem;
  if (code === 'STALE_REVISION') return { field: 'choice', words: reader.say('stale') };
  if (code === 'DATE_REFUSED' && 'earliest' in problem && 'latest' in problem) {
    const day = (date: unknown) => reader.mail.day(String(date));
    const between = reader.say('between', { earliest: day(problem.earliest), latest: day(problem.latest) });
    return { field: 'day', words: reader.mail.paragraph([reader.say('dayFault'), between]) };
  }
  return { field: 'choice', words: reader.say('refused') };
}
