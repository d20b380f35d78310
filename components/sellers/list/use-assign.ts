"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStaffSession } from "@/components/shell/staff-session";
import { codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { showToast } from "@/components/ui/toast-store";
import type { SellerRowDto, SellersPageDto } from "@/server/accounts/application/dto/sellers-dto";

type Assignee = { readonly accountId: string; readonly name: string };

/** `sellers.assign`: takes, hands over or releases an application. Who was first is told to who comes second. */
export function useAssign() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const me = useStaffSession();
  const { mutate, isPending, variables } = useMutation(trpc.sellers.assign.mutationOptions());
  const assign = ({ applicationId, storeName, assignee }: SellerRowDto, to: Assignee | null) => {
    const order = { applicationId, to: to?.accountId ?? null, seen: assignee?.accountId ?? null };
    mutate(order, {
      onSuccess: () => {
        showToast({ message: saidOf(storeName, to, me.accountId) });
        for (const [key, data] of queries.getQueriesData<Pages>(trpc.sellers.list.pathFilter())) {
          if (data?.pages) queries.setQueryData(key, assigned(data, applicationId, to, me.accountId));
        }
        void queries.invalidateQueries(trpc.sellers.review.pathFilter());
        void queries.invalidateQueries(trpc.sellers.reviewers.pathFilter());
      },
      onError: (error) => {
        const code = codeOf(error);
        showToast({ tone: "error", message: code ? `${sentenceOf(error)} ${code}` : sentenceOf(error) });
        void queries.invalidateQueries(trpc.sellers.list.pathFilter());
      },
    });
  };
  return { assign, busyId: isPending ? (variables?.applicationId ?? null) : null };
}

export type Assign = ReturnType<typeof useAssign>["assign"];

type Pages = { readonly pages?: readonly SellersPageDto[] | undefined };

const saidOf = (store: string, to: Assignee | null, me: string): string => {
  if (to === null) return `Released ${store}`;
  return to.accountId === me ? `You took ${store}` : `Handed ${store} to ${to.name}`;
};

/** The row at once; what else follows for it comes with the news. */
const assigned = (data: Pages, applicationId: string, to: Assignee | null, me: string): Pages => ({
  ...data,
  pages: data.pages?.map((page) => ({
    ...page,
    rows: page.rows.map((row) =>
      row.applicationId === applicationId
        ? { ...row, assignee: to && { ...to, isYou: to.accountId === me }, can: canAfter(row, to, me) }
        : row,
    ),
  })),
});

const canAfter = ({ can }: SellerRowDto, to: Assignee | null, me: string): SellerRowDto["can"] => ({
  ...can,
  take: to === null ? true : can.handOver && to.accountId !== me,
  release: to !== null && (can.handOver || to.accountId === me),
});
