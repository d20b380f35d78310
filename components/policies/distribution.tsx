import { ChartFrame } from "@/components/ui/chart-frame";
import type { BacktestDto } from "@/server/accounts/application/dto/policy-dto";

type DistributionProps = {
  distribution: BacktestDto["distribution"];
  thresholds: { readonly HIGH: number; readonly MEDIUM: number; readonly LOW: number };
  from: string;
  to: string;
};

const [WIDTH, HEIGHT] = [574, 96];

/** Where everybody stands, under both: two outlines over the bands of risk, and the same in tens as a table. */
export function Distribution({ distribution, thresholds, from, to }: DistributionProps) {
  const most = Math.max(1, ...distribution.live, ...distribution.draft);
  const marks = [0, thresholds.HIGH, thresholds.MEDIUM, thresholds.LOW, 100];
  return (
    <ChartFrame
      title="Standing of all accounts"
      className="border-b border-border"
      sentence={`Most accounts stand at ${peak(distribution.live)} under ${from} and at ${peak(distribution.draft)} under ${to}.`}
      controls={
        <span className="flex gap-3 text-meta text-muted-fg" aria-hidden="true">
          <Key label={from} /> <Key label={to} isDraft />
        </span>
      }
      chart={
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} className="w-full max-w-160 px-4 pb-2" role="presentation">
          {["critical", "high", "medium", "low"].map((band, index) => {
            const [start, end] = [marks[index] ?? 0, marks[index + 1] ?? 100];
            return (
              <rect
                key={band}
                x={x(start)}
                width={x(end) - x(start)}
                y={0}
                height={HEIGHT}
                fill={`var(--band-${band})`}
              />
            );
          })}
          <path d={outline(distribution.live, most)} fill="none" stroke="var(--fg)" strokeWidth="1.5" />
          <path
            d={outline(distribution.draft, most)}
            fill="none"
            stroke="var(--chart-1)"
            strokeWidth="2"
            strokeDasharray="5 3"
          />
          <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--border-strong)" />
          {marks.map((mark) => (
            <text
              key={mark}
              x={x(mark)}
              y={HEIGHT + 15}
              fontSize="11"
              fill="var(--muted-fg)"
              textAnchor={mark === 0 ? "start" : mark === 100 ? "end" : "middle"}
            >
              {mark}
            </text>
          ))}
        </svg>
      }
      table={<Tens distribution={distribution} from={from} to={to} />}
    />
  );
}

const x = (points: number): number => (points / 100) * WIDTH;

const outline = (counts: readonly number[], most: number): string =>
  counts
    .map(
      (count, points) =>
        `${points === 0 ? "M" : "L"}${x(points).toFixed(1)} ${(HEIGHT - (count / most) * (HEIGHT - 8)).toFixed(1)}`,
    )
    .join(" ");

const peak = (counts: readonly number[]): number => counts.indexOf(Math.max(...counts));

function Key({ label, isDraft = false }: { label: string; isDraft?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="16" height="4" aria-hidden="true">
        <path
          d="M0 2h16"
          stroke={isDraft ? "var(--chart-1)" : "var(--fg)"}
          strokeWidth={isDraft ? 2 : 1.5}
          strokeDasharray={isDraft ? "5 3" : undefined}
        />
      </svg>
      {label}
    </span>
  );
}

function Tens({ distribution, from, to }: Pick<DistributionProps, "distribution" | "from" | "to">) {
  const tens = Array.from({ length: 10 }, (_, ten) => ten);
  const within = (counts: readonly number[], ten: number) =>
    counts.slice(ten * 10, ten === 9 ? 101 : ten * 10 + 10).reduce((sum, one) => sum + one, 0);
  return (
    <table className="w-full text-end tabular-nums">
      <thead>
        <tr className="text-meta text-muted-fg">
          <th scope="col" className="h-7 px-4 text-start font-medium">
            Standing
          </th>
          <th scope="col" className="px-4 font-medium">
            {from}
          </th>
          <th scope="col" className="px-4 font-medium">
            {to}
          </th>
        </tr>
      </thead>
      <tbody>
        {tens.map((ten) => (
          <tr key={ten} className="h-7 border-t border-row-line">
            <th scope="row" className="px-4 text-start font-normal">
              {ten * 10} to {ten === 9 ? 100 : ten * 10 + 9}
            </th>
            <td className="px-4">{within(distribution.live, ten).toLocaleString("en-IN")}</td>
            <td className="px-4">{within(distribution.draft, ten).toLocaleString("en-IN")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
