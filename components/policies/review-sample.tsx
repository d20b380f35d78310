"use client";

import Link from "next/link";
import { useState } from "react";
import { countWords } from "@/components/kit/policy-words";
import { useStaffSession } from "@/components/shell/staff-session";
import { Button } from "@/components/ui/button";
import type { PolicyRunDto } from "@/server/accounts/application/dto/policy-dto";
import { SampleDialog } from "./sample-dialog";
import { sampleHref } from "./sample-href";

type ReviewSampleProps = { run: Pick<PolicyRunDto, "id" | "sample">; onChanged: () => void };

/** The largest moves as cases that people look at: who opened them, and whatever could still be opened. */
export function ReviewSample({ run: { id, sample }, onChanged }: ReviewSampleProps) {
  const { can } = useStaffSession();
  const [isAsking, setIsAsking] = useState(false);
  const { opened, toOpen } = sample;
  const mayOpen = toOpen > 0 && can.includes("policy.open-sample");
  return (
    <span className="ms-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-meta font-normal">
      {opened ? (
        can.includes("case.read") ? (
          <Link href={sampleHref(id)} className="link">
            {waitingWords(opened)} in the review queue
          </Link>
        ) : (
          <span className="text-muted-fg">
            {waitingWords(opened)} in review, opened by <bdi>{opened.by}</bdi>
          </span>
        )
      ) : null}
      {mayOpen ? (
        <Button size="small" onClick={() => setIsAsking(true)}>
          {opened
            ? `The other ${toOpen} too…`
            : toOpen === 1
              ? "Open as review sample…"
              : `All ${toOpen}, as a review sample…`}
        </Button>
      ) : null}
      {isAsking ? (
        <SampleDialog runId={id} count={toOpen} onClose={() => setIsAsking(false)} onDone={onChanged} />
      ) : null}
    </span>
  );
}

const waitingWords = ({ cases, open }: NonNullable<PolicyRunDto["sample"]["opened"]>): string =>
  open === cases ? countWords(cases, "case", "cases") : `${open} of ${countWords(cases, "case", "cases")} still`;
