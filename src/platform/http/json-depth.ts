const quote = 0x22;
const backslash = 0x5c;
// `[` and `{`, and two further on what closes them.
const opens = new Set([0x5b, 0x7b]);
const closes = new Set([0x5d, 0x7d]);

/**
 * Whether lists and objects of this JSON stand in one another deeper than that. Looked for before it is parsed, because
 * whoever walks what comes out of it calls himself once for each level. What is no JSON is left to the parser.
 */
export function isDeeperThan(most: number, json: string): boolean {
  let depth = 0;
  let within = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (within) {
      if (code === backslash) at += 1;
      else if (code === quote) within = false;
    } else if (code === quote) within = true;
    else if (opens.has(code)) {
      depth += 1;
      if (depth > most) return true;
    } else if (closes.has(code)) depth -= 1;
  }
  return false;
}
