import { columnsOf, splitWords } from './split-words.js';
import { COLUMNS } from './text-blocks.js';

const LINK = /(?:^|\n).*\n *\{\{link:[a-z]+\}\}[^\n]*/gu;
const UNDERLINE = /^-+$/u;
const INDENT = /^ */u;

/**
 * The text of a mail as it was before it was put into lines, for somebody who reads it elsewhere: its links are its reader's,
 * and left out. A line goes on where the next word did not fit it.
 */
export function unwrapText(text: string): string {
  const lines: string[] = [];
  let before = '';
  for (const line of text.replace(LINK, '').split('\n')) {
    const last = lines.length - 1;
    if (goesOn(before, line)) lines[last] += gapBefore(before, line) + line.trimStart();
    else lines.push(line);
    before = line;
  }
  return lines.join('\n');
}

function goesOn(before: string, line: string): boolean {
  if (before.trim() === '' || line.trim() === '' || UNDERLINE.test(line)) return false;
  const [first] = splitWords(line.trimStart());
  const sameIndent = INDENT.exec(before)?.[0] === INDENT.exec(line)?.[0];
  return (
    first !== undefined &&
    sameIndent &&
    columnsOf(before) + gapBefore(before, line).length + columnsOf(first.text) > COLUMNS
  );
}

/** None inside of a script without spaces. */
function gapBefore(before: string, line: string): '' | ' ' {
  const wide = /[\u2E80-\u30FF\u3400-\u9FFF\uFF00-\uFF60]/u;
  return wide.test(before.slice(-1)) || wide.test(line.trimStart().charAt(0)) ? '' : ' ';
}
