import Link from "next/link";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { standingText } from "@/components/kit/points";
import { RiskChip } from "@/components/kit/risk-chip";
import { StandingScale } from "@/components/kit/standing-scale";
import { Panel } from "@/components/ui/panel";
import type { AccountHeadDto } from "@/server/accounts/application/dto/account-dto";
import type { TopLineDto } from "@/server/accounts/application/dto/account-overview-dto";
import type { FullStandingDto } from "@/server/accounts/application/dto/standing-dto";
import { tabHref } from "./account-address";

type StandingCardProps = {
  head: AccountHeadDto;
  /** Null for roles that see the level only. */
  topLines: readonly TopLineDto[] | null;
};

const linesShown = 4;

/** The score, where it lies on the scale, and what moved it most. */
export function StandingCard({ head, topLines }: StandingCardProps) {
  const { standing } = head;
  if (standing.view === "LEVEL" || topLines === null) {
    return (
      <Panel title="Standing">
        <div className="grid justify-items-start gap-3 px-4 py-3">
          <RiskChip level={standing.risk} />
          <p className="text-muted-fg">Your role reads the level and its effects. Analysts see what it is made of.</p>
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      title="Standing"
      actions={
        <Link href={tabHref(head.id, "trust")} scroll={false} className="link text-meta">
          Full explanation
        </Link>
      }
    >
      <div className="px-4 py-3">
        <Score standing={standing} />
        {topLines.length === 0 ? (
          <p className="text-muted-fg">No evidence yet: the standing is the policy's starting point.</p>
        ) : (
          <ul aria-label="What moves it most">
            {topLines.slice(0, linesShown).map((line) => (
              <TopLine key={line.input} line={line} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Score({ standing }: { standing: FullStandingDto }) {
  return (
    <>
      <div className="flex items-baseline gap-3">
        <span className="text-kpi font-semibold tracking-[-0.02em]">{standingText(standing.scoreMilli)}</span>
        <span className="text-muted-fg">of 100</span>
        <span className="ms-auto self-center">
          <RiskChip level={standing.risk} />
        </span>
      </div>
      <div className="mt-1 mb-3">
        <StandingScale scoreMilli={standing.scoreMilli} thresholds={thresholdsOf(standing.thresholds)} size="full" />
      </div>
    </>
  );
}

function TopLine({ line }: { line: TopLineDto }) {
  return (
    <li className="flex min-h-6 items-center justify-between gap-3 border-b border-row-line last:border-b-0">
      <span className="min-w-0 truncate" title={line.seen}>
        {line.label}, {line.seen.charAt(0).toLowerCase() + line.seen.slice(1)}
      </span>
      <span className={`num font-emphasis ${line.pointsMilli < 0 ? "text-neg" : "text-pos"}`}>{line.pointsText}</span>
    </li>
  );
}
