"use client";

import { useState } from "react";
import { pointsText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import type { EvidenceDto } from "@/server/accounts/application/dto/evidence-dto";
import type { ExplanationFactorDto } from "@/server/accounts/application/dto/explanation-dto";
import type { AccountTrustDto } from "@/server/accounts/application/dto/trust-profile-dto";

type BehindInputProps = {
  trust: AccountTrustDto;
  /** The input's name in the explanation. */
  input: string;
};

const shownAtFirst = 8;

/** What an input's points are made of: its factors with their decayed masses, and the signals one by one. */
export function BehindInput({ trust, input }: BehindInputProps) {
  const [showsAll, setShowsAll] = useState(false);
  const line = trust.explanation.lines.find((candidate) => candidate.input === input);
  if (!line) return null;
  const evidence = trust.evidence.filter((signal) => signal.input === line.input);
  const shown = showsAll ? evidence : evidence.slice(0, shownAtFirst);
  return (
    <div className="grid gap-3 py-3 sm:px-3">
      <ul aria-label={`Factors of ${line.label}`} className="grid gap-1">
        {line.factors.map((factor) => (
          <Factor key={factor.factor} factor={factor} />
        ))}
      </ul>
      <div>
        <h3 className="caps mb-1">Evidence</h3>
        <ol aria-label={`Evidence for ${line.label}, newest first`}>
          {shown.map((signal) => (
            <Signal key={signal.id} signal={signal} />
          ))}
        </ol>
        <p className="pt-1 text-meta text-muted-fg">{leftOutText(line.evidenceCount, evidence.length)}</p>
        {evidence.length > shown.length ? (
          <Button size="small" className="mt-1" onClick={() => setShowsAll(true)}>
            Show all {evidence.length}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const leftOutText = (all: number, listed: number): string =>
  all > listed ? `The newest ${listed} of ${all} signals. Older ones count as well, each less with its age.` : "";

/** "Completed orders +4.2: 9 completed. Good 8.6, bad 0.0 by now, halving every 180 days, weight 0.9". */
function Factor({ factor }: { factor: ExplanationFactorDto }) {
  return (
    <li className="flex flex-wrap gap-x-2">
      <b className="font-emphasis">{factor.label}</b>
      <span className="font-emphasis">{pointsText(Math.round(factor.pointsMilli / 100))}</span>
      <span className="text-muted-fg">
        {factor.seen}; good {massText(factor.good)}, bad {massText(factor.bad)} by that moment, halving every{" "}
        {factor.halfLifeDays} days, weight {factor.weight}
      </span>
    </li>
  );
}

const massText = (mass: number): string => mass.toFixed(1);

const directions: Readonly<Record<EvidenceDto["direction"], { words: string; tone: string }>> = {
  RAISES: { words: "raises", tone: "text-pos" },
  LOWERS: { words: "lowers", tone: "text-neg" },
  NEUTRAL: { words: "neutral", tone: "text-muted-fg" },
  WITHDRAWN: { words: "taken back", tone: "text-muted-fg" },
};

function Signal({ signal }: { signal: EvidenceDto }) {
  const { words, tone } = directions[signal.direction];
  return (
    <li
      className="grid min-h-7 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-row-line py-0.5 last:border-b-0 sm:grid-cols-[176px_minmax(0,1fr)_80px_auto]"
      data-signal={signal.id}
    >
      <Time at={signal.occurredAt.toISOString()} className="text-muted-fg max-sm:col-span-2" />
      <span className="min-w-0">
        <bdi>{signal.words}</bdi>
      </span>
      <span className={tone}>{words}</span>
      <span className="mono text-muted-fg max-sm:col-span-2">{signal.source}</span>
    </li>
  );
}
