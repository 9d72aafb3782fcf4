/** Dark blue, 9.4 to 1 on white. */
export const DEFAULT_COLOUR = '#1f4b7a';
/** WCAG 2.2, 1.4.3: the least contrast of text with its background. */
const LEAST_CONTRAST = 4.5;

/** The organization's colour if text in it can be read on white, else the default. */
export function readableColour(colour: string | null | undefined): string {
  const channels = channelsOf(colour ?? '');
  if (!channels || contrastOnWhite(channels) < LEAST_CONTRAST) return DEFAULT_COLOUR;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

type Channels = [red: number, green: number, blue: number];

function channelsOf(colour: string): Channels | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/iu.exec(colour);
  const [, red, green, blue] = short ?? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(colour) ?? [];
  if (!red || !green || !blue) return null;
  const value = (digits: string) => Number.parseInt(short ? digits + digits : digits, 16);
  return [value(red), value(green), value(blue)];
}

/** WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), where white has the luminance 1. */
export function contrastOnWhite(channels: Channels): number {
  const [red, green, blue] = channels.map(linear) as Channels;
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** sRGB to linear light. */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
