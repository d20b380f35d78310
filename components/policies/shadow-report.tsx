import { countWords } from "@/components/kit/policy-words";
import { RelativeTime } from "@/components/kit/relative-time";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { ShadowReportDto } from "@/server/accounts/application/dto/policy-dto";
import { WhoMoves } from "./who-moves";

type ShadowReportProps = { report: ShadowReportDto; version: number; live: number | null };

/** What the version in shadow would have done beside what the live one did; nobody's state was touched. */
export function ShadowReport({ report, version, live }: ShadowReportProps) {
  const hours = report.hours < 48 ? `${report.hours.toFixed(1)} h` : `${(report.hours / 24).toFixed(1)} days`;
  return (
    <Panel
      title="In shadow"
      note={`for ${hours}, ${countWords(report.passes, "pass", "passes")} over ${countWords(report.accounts, "account", "accounts")}`}
    >
      {report.isEnough ? null : (
        <p className="border-b border-warn-bd bg-warn-bg px-4 py-1.5 text-warn-text">
          Less than a day: too little to judge by.
        </p>
      )}
      <div className="px-4 py-3">
        <Facts
          facts={[
            { label: "Flagged by both", value: String(report.flaggedByBoth) },
            { label: "By the live one alone", value: String(report.onlyLive) },
            { label: "By the shadow alone", value: String(report.onlyShadow) },
            {
              label: "Of those, brought up otherwise",
              value: share(report.overlap, "Nobody is flagged by the shadow alone."),
            },
            {
              label: "Estimated precision",
              value: share(report.precision, "Nobody that it flags was decided about since."),
            },
            {
              label: "Last pass",
              value: report.lastPassAt ? <RelativeTime at={report.lastPassAt.toISOString()} /> : "not yet",
            },
          ]}
        />
      </div>
      {report.moves ? (
        <div className="border-t border-border px-4 py-3">
          <h3 className="font-semibold">Flips as of the last pass</h3>
          <WhoMoves moves={report.moves} from={live === null ? "live" : `v${live}`} to={`v${version}`} />
        </div>
      ) : null}
    </Panel>
  );
}

const share = (one: ShadowReportDto["overlap"], otherwise: string): string =>
  one
    ? `${(100 * one.share).toFixed(0)} %, ${one.count} of ${one.of} (95 %: ${(100 * one.low).toFixed(0)} to ${(100 * one.high).toFixed(0)} %)`
    : otherwise;
