"use client";

import { UserCheck } from "lucide-react";
import { CopyButton } from "@/components/kit/id-text";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PastDecisionDto } from "@/server/accounts/application/dto/review-case-dto";
import { keepDraft, noteOf, useDraft } from "./decision-drafts";
import type { NextCase } from "./lock-case-dialog";
import { forgetSent } from "./sent-decisions";

type DecidedNoteProps = { caseId: string; decision: PastDecisionDto; next: NextCase | null; onNext: () => void };

/** A case that is decided says by whom and why; a draft that came too late stays to be read and copied. */
export function DecidedNote({ caseId, decision, next, onNext }: DecidedNoteProps) {
  const me = useStaffSession();
  const draft = useDraft(me.accountId, caseId);
  const text = draft === null ? "" : noteOf(draft).trim();
  return (
    <section
      id="decision"
      tabIndex={-1}
      aria-label="Decision"
      className="grid shrink-0 gap-3 border-t border-border-strong bg-bg px-4 py-3 sm:px-6 print:hidden"
    >
      <Notice
        role="status"
        tone={text === "" ? "plain" : "warn"}
        icon={<UserCheck aria-hidden="true" />}
        action={
          next ? (
            <Button size="small" onClick={onNext}>
              Next case
            </Button>
          ) : undefined
        }
      >
        <bdi>{decision.by === me.name ? "You" : decision.by}</bdi> decided this case{" "}
        <RelativeTime at={decision.at.toISOString()} />: {decision.outcomeLabel}, {decision.reasonLabel}.
        {text === "" ? null : " Your draft is kept below."}
      </Notice>
      {text === "" ? null : (
        <div className="flex items-start gap-2">
          <p className="min-w-0 flex-1 rounded-md border border-border bg-surface px-3 py-2 break-words whitespace-pre-wrap">
            {text}
          </p>
          <CopyButton text={text} name="draft" />
          <Button
            size="small"
            onClick={() => {
              keepDraft(me.accountId, caseId, null);
              forgetSent(me.accountId, caseId);
            }}
          >
            Discard
          </Button>
        </div>
      )}
    </section>
  );
}
