"use client";

import type { RefObject } from "react";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import { AnsweredMessage, decidedWords, nextInWords } from "./answered-message";
import type { CaseDecisionProps } from "./case-decision";
import { focusCase, isWide } from "./case-focus";
import type { InlineAnswer } from "./inline-answers";
import { useInlineAnswer } from "./use-inline-answer";
import type { ShownQueue } from "./use-shown-queue";
import { useUndo } from "./use-undo";

export type CaseActs = (reviewCase: ReviewCaseDto) => Omit<CaseDecisionProps, "reviewCase">;

/** What a decision does to the list: the case leaves, the next one opens, and what was undone or not saved comes back. */
export function useCaseActs(
  { queue, selection, gone, leave, comeBack }: ShownQueue,
  select: (caseId: string | null) => void,
  grid: RefObject<HTMLDivElement | null>,
): CaseActs {
  const send = useInlineAnswer();
  const offerUndo = useUndo();
  const { following } = selection;
  const goOn = () => {
    if (following === null) selection.forget();
    select(following?.caseId ?? null);
    if (isWide()) grid.current?.focus();
    else focusCase();
  };
  const onAnswer = ({ id, account, undoSeconds }: ReviewCaseDto, answer: InlineAnswer) => {
    const name = account.name.text;
    const next = following && nextInWords(following);
    leave([id]);
    send({
      answer,
      name,
      message: <AnsweredMessage outcome={answer.outcome} name={name} next={next} />,
      undoSeconds,
      onSaved: () => queue.drop([id]),
      onUnsaved: () => comeBack(id),
    });
    goOn();
  };
  const onDecided = (reviewCase: ReviewCaseDto) => {
    gone([reviewCase.id]);
    offerUndo({ ...decidedWords(reviewCase), onUndone: () => comeBack(reviewCase.id) });
  };
  return (reviewCase) => ({
    next: following && { caseId: following.caseId, name: following.name.text },
    onNext: goOn,
    onDecided: () => onDecided(reviewCase),
    onAnswer: (answer) => onAnswer(reviewCase, answer),
  });
}
