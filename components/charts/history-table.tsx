import Link from "next/link";
import { pointsText, standingText } from "@/components/kit/points";
import { levelAt, riskNames, type Thresholds } from "@/components/kit/risk-level";
import { Time } from "@/components/kit/time";
import type { TimeZone } from "@/components/kit/time-text";
import type { HistoryPoint } from "./history-data";

type HistoryTableProps = {
  points: readonly HistoryPoint[];
  thresholds: Thresholds;
  zone: TimeZone;
  /** Where a moment is explained; without it the moments are no links. */
  explainHref?: ((at: string) => string) | undefined;
};

const cell = "h-8 px-4 whitespace-nowrap";

/** The twin of the history chart: the same moments, newest first. */
export function HistoryTable({ points, thresholds, zone, explainHref }: HistoryTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="max-h-72 overflow-y-auto" tabIndex={0} aria-label="Standing over time, in figures">
      <table className="w-full border-collapse">
        <caption className="sr-only">Standing over time</caption>
        <thead>
          <tr className="border-b border-row-line text-meta text-muted-fg">
            <th scope="col" className={`${cell} text-start font-medium`}>
              When
            </th>
            <th scope="col" className={`${cell} num font-medium`}>
              Standing
            </th>
            <th scope="col" className={`${cell} text-start font-medium`}>
              Level
            </th>
            <th scope="col" className={`${cell} text-start font-medium`}>
              What happened
            </th>
            <th scope="col" className={`${cell} num font-medium`}>
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.at + point.scoreMilli} className="border-b border-row-line last:border-b-0">
              <td className={cell}>
                {explainHref ? (
                  <Link href={explainHref(point.at)} prefetch={false} scroll={false} className="link">
                    <Time at={point.at} zone={zone} />
                  </Link>
                ) : (
                  <Time at={point.at} zone={zone} />
                )}
              </td>
              <td className={`${cell} num`}>{standingText(point.scoreMilli)}</td>
              <td className={cell}>{riskNames[levelAt(point.scoreMilli / 1000, thresholds)]}</td>
              <td className={`${cell} w-full`}>{point.marker?.what ?? ""}</td>
              <td className={`${cell} num`}>
                {point.marker?.pointsMilli === undefined ? "" : pointsText(Math.round(point.marker.pointsMilli / 100))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
