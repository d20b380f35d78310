export type Rgba = { readonly r: number; readonly g: number; readonly b: number; readonly alpha: number };

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const fromLinear = (value: number): number => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Reads `oklch(L C H)` or `oklch(L C H / A)`, with L from 0 to 1, into gamma-coded sRGB clipped to its gamut. */
export function parseOklch(text: string): Rgba {
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/.exec(text.trim());
  if (!parts) throw new Error(`not an oklch colour: ${text}`);
  const [, lightness = "", chromaText = "", hue = "", alpha = "1"] = parts;
  const [l, chroma] = [Number(lightness), Number(chromaText)];
  const a = chroma * Math.cos((Number(hue) * Math.PI) / 180);
  const b = chroma * Math.sin((Number(hue) * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channel = (x: number, y: number, z: number): number => fromLinear(clamp(x * long + y * medium + z * short));
  return {
    r: channel(4.0767416621, -3.3077115913, 0.2309699292),
    g: channel(-1.2684380046, 2.6097574011, -0.3413193965),
    b: channel(-0.0041960863, -0.7034186147, 1.707614701),
    alpha: Number(alpha),
  };
}

/** What is seen when `top` lies on an opaque `bottom`. */
export function over(top: Rgba, bottom: Rgba): Rgba {
  const mix = (a: number, b: number): number => a * top.alpha + b * (1 - top.alpha);
  return { r: mix(top.r, bottom.r), g: mix(top.g, bottom.g), b: mix(top.b, bottom.b), alpha: 1 };
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: Rgba, other: Rgba): number {
  const luminance = ({ r, g, b }: Rgba): number => 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
