"use client";

import { Check, Copy } from "lucide-react";
import { useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { ContributionFigures } from "@/components/kit/contribution-figures";
import type { ContributionLine, ContributionTableData } from "@/components/kit/contribution-rows";
import { ContributionTable } from "@/components/kit/contribution-table";
import { contributionsOf, thresholdsOf } from "@/components/kit/explained-rows";
import { RiskChip } from "@/components/kit/risk-chip";
import { absoluteText, defaultTimeZone } from "@/components/kit/time-text";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { AccountTrustDto } from "@/server/accounts/application/dto/trust-profile-dto";
import { BehindInput } from "./behind-input";
import { explanationText } from "./explanation-text";
import { OverrideActs } from "./override-acts";
import { OverrideNote } from "./override-note";
import { inputOfKey, trustAddress } from "./trust-address";

const views = [
  { value: "chart", label: "Chart" },
  { value: "table", label: "Table" },
] as const;

type View = (typeof views)[number]["value"];

const orders = [
  { value: "fixed", label: "In order" },
  { value: "impact", label: "By impact" },
] as const;

type Order = (typeof orders)[number]["value"];

/** The waterfall: from the policy's base over the seven inputs to the standing; it always adds up. */
export function BuiltPanel({ trust, accountId }: { trust: AccountTrustDto; accountId: string }) {
  const [view, setView] = useState<View>("chart");
  const [opened, setOpened] = useQueryState("ev", trustAddress.ev);
  const { explanation } = trust;
  const [order, setOrder] = useState<Order>("fixed");
  const contributions = contributionsOf(explanation, trust.peers?.medianMilli ?? null);
  const data = order === "impact" ? byImpact(contributions) : contributions;
  return (
    <Panel
      title="How the score is built"
      note={`trust v${explanation.policyVersion} · ${absoluteText(explanation.at.getTime(), defaultTimeZone)}`}
      actions={
        <>
          <Segmented label="How the score is built: order" segments={orders} value={order} onChange={setOrder} />
          <Segmented label="How the score is built: view" segments={views} value={view} onChange={setView} />
          <CopyAsText text={explanationText(explanation, trust.override)} />
          {trust.past ? null : (
            <OverrideActs
              account={{ id: accountId, name: trust.head.name.text }}
              can={trust.head.can}
              isHeld={trust.override !== null}
            />
          )}
        </>
      }
    >
      <p className="max-w-3xl px-4 pt-3 pb-1 text-pretty">{explanation.sentence}</p>
      {trust.override ? <OverrideNote override={trust.override} /> : null}
      {view === "chart" ? (
        <div className="px-4">
          <ContributionTable
            data={data}
            thresholds={thresholdsOf(explanation.thresholds)}
            variant="full"
            totalMark={<RiskChip level={explanation.risk} />}
            behind={{
              openKey: opened,
              onToggle: (key) => void setOpened(opened === key ? null : inputOfKey(key)),
              of: (key) => <BehindInput trust={trust} accountId={accountId} input={key} />,
            }}
          />
        </div>
      ) : (
        <ContributionFigures data={data} />
      )}
      <NeutralInputs lines={explanation.lines} />
    </Panel>
  );
}

/** What nothing is known of is no zero: it counts as neutral, and is said to. */
function NeutralInputs({ lines }: { lines: AccountTrustDto["explanation"]["lines"] }) {
  const unknown = lines.filter(({ known }) => !known).map(({ label }) => label);
  if (unknown.length === 0) return null;
  return (
    <p className="border-t border-row-line px-4 py-2 text-meta text-muted-fg">
      Not enough data, counts as neutral: {unknown.join(", ")}.
    </p>
  );
}

/** The lines that moved the score most come first; what bounds the sum stays at its end. */
function byImpact(data: ContributionTableData): ContributionTableData {
  const isInput = ({ key }: ContributionLine) => inputOfKey(key) !== null;
  const inputs = data.lines.filter(isInput).sort((a, b) => Math.abs(b.pointsMilli) - Math.abs(a.pointsMilli));
  return { ...data, lines: [...inputs, ...data.lines.filter((line) => !isInput(line))] };
}

const confirmedMs = 1_500;

function CopyAsText({ text }: { text: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), confirmedMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <Button
        size="small"
        className="print:hidden"
        icon={<Icon aria-hidden="true" className="size-3.5 text-muted-fg" />}
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          setIsCopied(true);
        }}
      >
        Copy as text
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied the explanation" : ""}
      </span>
    </>
  );
}
