import type { Policy } from '../../rules/index.js';
import type { PolicyRulesInput } from './policy.inputs.js';

/**
 * The rules that an input gives, in the policy's own shape. Null leaves a rule as it is; of the cap it takes the cap away.
 * Whether they may be so is for the policy's schema to say.
 */
export function givenRules(input: PolicyRulesInput): Partial<Policy> {
  const { dailyCap, sendingWindow, approval, ...rest } = input;
  const given = Object.fromEntries(
    Object.entries(rest).flatMap(([rule, value]) =>
      value === undefined || value === null ? [] : [[rule, plain(value)]],
    ),
  );
  return {
    ...given,
    ...(dailyCap === undefined ? {} : { dailyCap }),
    ...(sendingWindow ? { sendingWindow: windowOf(sendingWindow) } : {}),
    ...(approval ? { approval: approvalOf(approval) } : {}),
  };
}

function windowOf({
  always,
  opens,
  closes,
  windows,
}: NonNullable<PolicyRulesInput['sendingWindow']>): Policy['sendingWindow'] {
  if (always && !opens && !closes) return 'always';
  if (!windows) return { opens: opens ?? '', closes: closes ?? '' };
  const several = { windows: windows.map((each) => ({ ...each })) };
  // Together they contradict each other: the schema refuses what it does not know.
  return opens || closes || always ? ({ ...several, opens, closes } as Policy['sendingWindow']) : several;
}

function approvalOf({ mode, minutes }: NonNullable<PolicyRulesInput['approval']>): Policy['approval'] {
  return { mode, ...(minutes === undefined || minutes === null ? {} : { minutes }) } as Policy['approval'];
}

function plain(value: unknown): unknown {
  return typeof value === 'object' ? { ...value } : value;
}
