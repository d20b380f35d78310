"use client";

import {
  CreditCard,
  Globe,
  type LucideIcon,
  MessageSquareWarning,
  Package,
  RotateCcw,
  ShieldCheck,
  Smartphone,
  Tag,
} from "lucide-react";
import { boundedCountText } from "@/components/kit/count-text";
import { effectsByLevel } from "@/components/kit/effect-words";
import { EffectsTable } from "@/components/kit/effects";
import { RelativeTime } from "@/components/kit/relative-time";
import { cx } from "@/components/ui/cx";
import { Tabs } from "@/components/ui/tabs";
import type { EvidenceDto } from "@/server/accounts/application/dto/evidence-dto";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { PastDecisionDto, ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { CaseTab } from "./review-address";

type CaseDetailsProps = { reviewCase: ReviewCaseDto; tab: CaseTab; onTab: (tab: CaseTab) => void };

/** What stands behind the case: signals, what each level would allow, and what was decided before. */
export function CaseDetails({ reviewCase, tab, onTab }: CaseDetailsProps) {
  const { evidence, evidenceCount, pastDecisions } = reviewCase;
  const tabs = [
    {
      key: "evidence",
      label: "Evidence",
      count: evidenceCount.more ? null : evidenceCount.count,
      panel: <Evidence evidence={evidence} total={evidenceCount} />,
    },
    { key: "effects", label: "Effects", panel: <Effects reviewCase={reviewCase} /> },
    {
      key: "decisions",
      label: "Past decisions",
      count: pastDecisions.length,
      panel: <PastDecisions decisions={pastDecisions} />,
    },
  ] as const;
  return (
    <Tabs
      label="Case"
      tabs={tabs}
      value={tab}
      onValueChange={(key) => {
        const chosen = tabs.find((candidate) => candidate.key === key);
        if (chosen) onTab(chosen.key);
      }}
    />
  );
}

const icons: Readonly<Record<EvidenceDto["input"], LucideIcon>> = {
  ORDER_SUCCESS: Package,
  REFUNDS: RotateCcw,
  COUPON_ABUSE: Tag,
  PAYMENT_FAILURES: CreditCard,
  DEVICE_CHANGES: Smartphone,
  IP_RISK: Globe,
  SELLER_DISPUTES: MessageSquareWarning,
};

const rowLook =
  "grid min-h-8 grid-cols-[104px_14px_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-row-line py-1 max-sm:grid-cols-[14px_minmax(0,1fr)]";

function shownText(shown: number, total: BoundedCount): string {
  if (total.more || total.count > shown) return `The newest ${shown} of ${boundedCountText(total)} signals`;
  return shown === 1 ? "1 signal in all" : `${shown} signals in all`;
}

function Evidence({ evidence, total }: { evidence: readonly EvidenceDto[]; total: BoundedCount }) {
  if (evidence.length === 0) return <Nothing>No signal is stored for this account.</Nothing>;
  return (
    <div className="px-4 sm:px-6">
      <ul aria-label="Evidence, newest first">
        {evidence.map((signal) => {
          const Icon = icons[signal.input];
          return (
            <li key={signal.id} className={rowLook}>
              <RelativeTime
                at={signal.occurredAt.toISOString()}
                as="short"
                className="text-muted-fg max-sm:col-start-2"
              />
              <Icon
                aria-hidden="true"
                className={cx(
                  "size-3.5 max-sm:row-start-1",
                  signal.direction === "LOWERS"
                    ? "text-neg"
                    : signal.direction === "RAISES"
                      ? "text-pos"
                      : "text-muted-fg",
                )}
              />
              <span className="max-sm:col-start-2 sm:truncate" title={signal.words}>
                {signal.words}
              </span>
              <span className="text-end text-muted-fg max-sm:hidden">{signal.inputLabel}</span>
            </li>
          );
        })}
      </ul>
      <p className="py-2 text-meta text-muted-fg">{shownText(evidence.length, total)}</p>
    </div>
  );
}

function Effects({ reviewCase }: { reviewCase: ReviewCaseDto }) {
  return (
    <div className="px-2 sm:px-2">
      <EffectsTable caption="What each level allows" {...effectsByLevel(reviewCase.effectsTable)} />
    </div>
  );
}

function PastDecisions({ decisions }: { decisions: readonly PastDecisionDto[] }) {
  if (decisions.length === 0) return <Nothing>Nobody has decided on this account before.</Nothing>;
  return (
    <ul aria-label="Past decisions, newest first" className="px-4 sm:px-6">
      {decisions.map((decision) => (
        <li key={decision.caseId} className={rowLook}>
          <RelativeTime at={decision.at.toISOString()} as="short" className="text-muted-fg max-sm:col-start-2" />
          <ShieldCheck aria-hidden="true" className="size-3.5 text-muted-fg max-sm:row-start-1" />
          <span className="max-sm:col-start-2">
            {decision.outcomeLabel} by <bdi>{decision.by}</bdi>: {decision.reasonLabel}
            {decision.note ? (
              <span className="text-muted-fg">
                , “<bdi>{decision.note}</bdi>”
              </span>
            ) : null}
          </span>
          <span className="max-sm:hidden" />
        </li>
      ))}
    </ul>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="px-4 py-6 text-muted-fg sm:px-6">{children}</p>;
}
