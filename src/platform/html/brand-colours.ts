/** sRGB, each from 0 to 255. */
type Channels = readonly [red: number, green: number, blue: number];

/** The two papers of `pages.css`. */
const LIGHT_PAPER: Channels = [0xff, 0xff, 0xff];
const DARK_PAPER: Channels = [0x14, 0x17, 0x1c];

/** WCAG 2.2, 1.4.3: the least contrast of text with its background. */
const LEAST_CONTRAST = 4.5;
const STEPS = 50;

/** A colour as it can be read on both papers: darkened on the light one, lightened on the dark one, no more than it takes. */
export function brandColours(colour: string): { readonly light: string; readonly dark: string } | null {
  const channels = channelsOf(colour);
  if (channels === null) return null;
  return {
    light: hex(readableOn(channels, LIGHT_PAPER, [0, 0, 0])),
    dark: hex(readableOn(channels, DARK_PAPER, [255, 255, 255])),
  };
}

function readableOn(colour: Channels, paper: Channels, towards: Channels): Channels {
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = mix(colour, towards, step / STEPS);
    if (contrast(mixed, paper) >= LEAST_CONTRAST) return mixed;
  }
  return towards;
}

function mix(from: Channels, to: Channels, share: number): Channels {
  const [red, green, blue] = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), of the lighter and the darker. */
export function contrast(one: Channels, other: Channels): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `#rgb` and `#rrggbb`. */
export function channelsOf(colour: string): Channels | null {
  const digits = /^#(?:[\da-f]{3}|[\da-f]{6})$/iu.test(colour) ? colour.slice(1) : null;
  if (digits === null) return null;
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as unknown as Channels;
}

function hex(channels: Channels): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
