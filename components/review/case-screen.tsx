"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import { AnsweredMessage, decidedWords } from "./answered-message";
import { CasePane } from "./case-pane";
import type { InlineAnswer } from "./inline-answers";
import { UnsavedBar } from "./queue-bars";
import { reviewAddress } from "./review-address";
import { useUnsavedCases } from "./sent-decisions";
import { useInlineAnswer } from "./use-inline-answer";
import { useTakingUp } from "./use-taking-up";
import { useUndo } from "./use-undo";

const queueHref = "/console/review";

/** One case on its own: what comes next is the queue's own order. */
export function CaseScreen({ caseId }: { caseId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [{ tab }, setAddress] = useQueryStates({ tab: reviewAddress.tab });
  const unsaved = useUnsavedCases();
  const send = useInlineAnswer();
  const offerUndo = useUndo();
  useTakingUp();
  const forgetLists = () => void queries.invalidateQueries(trpc.review.list.pathFilter());
  const acts = (reviewCase: ReviewCaseDto) => {
    const { account, next, undoSeconds } = reviewCase;
    const goOn = () => router.push(next ? `${queueHref}/${next.caseId}` : queueHref);
    return {
      next: next && { caseId: next.caseId, name: next.name.text },
      onNext: goOn,
      onDecided: () => {
        forgetLists();
        offerUndo({ ...decidedWords(reviewCase), onUndone: forgetLists });
      },
      onAnswer: (answer: InlineAnswer) => {
        const name = account.name.text;
        send({
          answer,
          name,
          undoSeconds,
          message: <AnsweredMessage outcome={answer.outcome} name={name} next={next?.name.text ?? null} />,
          onSaved: forgetLists,
          onUnsaved: forgetLists,
        });
        goOn();
      },
    };
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface print:block">
      <UnsavedBar
        count={unsaved.filter((one) => one !== caseId).length}
        onReview={() => router.push(`${queueHref}/${unsaved[0] ?? ""}`)}
      />
      <CasePane
        caseId={caseId}
        view="DUE_FIRST"
        place={null}
        tab={tab}
        onTab={(next) => void setAddress({ tab: next }, { history: "push" })}
        acts={acts}
      />
    </div>
  );
}
