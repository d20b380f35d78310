"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStaffSession } from "@/components/shell/staff-session";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";

/** `sellers.assign`: whoever takes care of an application, or hands it over. */
export function useAssign({ id: applicationId, assignee }: Pick<StageReviewDto, "id" | "assignee">) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mutation = useMutation(
    trpc.sellers.assign.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.sellers.pathFilter()),
      onError: (error) => showToast({ tone: "error", message: sentenceOf(error) }),
    }),
  );
  return {
    isPending: mutation.isPending,
    assign: (to: string | null, done: string) =>
      mutation.mutate(
        { applicationId, to, seen: assignee?.accountId ?? null },
        { onSuccess: () => showToast({ message: done }) },
      ),
  };
}

/** Who has it; nobody takes it away from a colleague here: a LEAD does so in the list. */
export function AssignButton({ review }: { review: StageReviewDto }) {
  const { can, accountId } = useStaffSession();
  const { assign, isPending } = useAssign(review);
  const { assignee, dueAt, deciding } = review;
  if (assignee && !assignee.isMe) {
    return (
      <span className="text-muted-fg">
        with <bdi>{assignee.name}</bdi>
      </span>
    );
  }
  if (!can.includes("seller.assign") || (dueAt === null && !assignee)) return null;
  if (!assignee && deciding?.take)
    return <span className="text-pretty text-muted-fg sm:max-w-80">{deciding.take}</span>;
  return (
    <Button busy={isPending} onClick={() => (assignee ? assign(null, "Given back") : assign(accountId, "It is yours"))}>
      {assignee ? "Give back" : "Take"}
    </Button>
  );
}
