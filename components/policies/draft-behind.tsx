"use client";

import { useMutation } from "@tanstack/react-query";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { InlineError } from "@/components/ui/inline-error";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { MergeFields } from "./merge-fields";

type DraftBehindProps = { policy: PolicyDto; isUnsaved: boolean; mayWrite: boolean; onMerged: () => Promise<unknown> };

/** `policies.mergeDraft`: another version went live than the draft was opened with, and the draft would undo it. */
export function DraftBehind({ policy, isUnsaved, mayWrite, onMerged }: DraftBehindProps) {
  const trpc = useTRPC();
  const again = { onSettled: () => void onMerged() };
  const merge = useMutation(trpc.policies.mergeDraft.mutationOptions(again));
  const { merge: question, version, revision } = policy;
  if (!question) return null;
  const { base, live } = question;
  return (
    <div className="grid gap-3 px-4 pt-4 sm:px-6">
      {merge.error ? <InlineError message={sentenceOf(merge.error)} /> : null}
      <MergeFields
        key={`${live}-${revision}`}
        title={`v${live} went live meanwhile`}
        reason={`This draft was opened on v${base}. As it is, it would undo what v${live} changed, so it can't be asked for.`}
        question={question}
        sides={{ theirs: `v${live}`, mine: "this draft" }}
        blockedBecause={whyNot(mayWrite, isUnsaved)}
        busy={merge.isPending}
        onMerge={({ theirs: takeLive, mine: keepDraft }) =>
          merge.mutate({ version, revision, onto: live, takeLive: [...takeLive], keepDraft: [...keepDraft] })
        }
      />
    </div>
  );
}

function whyNot(mayWrite: boolean, isUnsaved: boolean): string | null {
  if (!mayWrite) return "Leads put a draft together.";
  return isUnsaved ? "What you changed is not saved yet." : null;
}
