"use client";

import { useQuery } from "@tanstack/react-query";
import { sellersTopic, useLive } from "@/components/shell/use-live";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { SellersSummaryDto } from "@/server/accounts/application/dto/sellers-dto";

/** The figures above the list, read anew whenever something on the desk changed. */
export function useSellersSummary(): SellersSummaryDto | null {
  const trpc = useTRPC();
  const { data, refetch } = useQuery(trpc.sellers.summary.queryOptions());
  useLive([sellersTopic], () => void refetch());
  return data ?? null;
}
