type SparklineProps = {
  /** Oldest first, in milliseconds; as many as values. */
  moments: readonly number[];
  values: readonly number[];
  /** The whole of it in words. */
  label: string;
};

const box = { width: 200, height: 36, edge: 3 } as const;

/** A line without axes, drawn by hand: no chart library, no scripts, and always the same place on the page. */
export function Sparkline({ moments, values, label }: SparklineProps) {
  const { x, y, zero } = scalesOf(moments, values);
  const [last = 0] = values.slice(-1);
  const colour = last < 0 ? "var(--neg)" : last > 0 ? "var(--pos)" : "var(--muted-fg)";
  const points = values.map((value, index) => ({ x: x(moments[index] ?? 0), y: y(value) }));
  const [end] = points.slice(-1);
  return (
    <svg
      role="img"
      aria-label={label}
      width={box.width}
      height={box.height}
      viewBox={`0 0 ${box.width} ${box.height}`}
      className="block max-w-full shrink-0"
    >
      <path d={`M0 ${zero}H${box.width}`} stroke="var(--border-strong)" strokeDasharray="2 3" />
      <path d={linePath(points)} fill="none" stroke={colour} strokeWidth={1.75} strokeLinejoin="round" />
      {end ? <circle cx={end.x} cy={end.y} r={2.5} fill={colour} /> : null}
    </svg>
  );
}

/** Zero is always in sight, so that lines of different inputs lie the right way up. */
function scalesOf(moments: readonly number[], values: readonly number[]) {
  const [from, to] = [moments[0] ?? 0, moments.at(-1) ?? 0];
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const { width, height, edge } = box;
  const x = (at: number) => round(edge + ((width - 2 * edge) * (at - from)) / Math.max(1, to - from));
  const y = (value: number) => round(edge + ((height - 2 * edge) * (high - value)) / Math.max(1, high - low));
  return { x, y, zero: y(0) };
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

export const linePath = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
