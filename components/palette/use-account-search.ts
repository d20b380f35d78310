"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { LookupDto, LookupScope } from "@/server/accounts/application/dto/lookup-dto";

const typingMs = 150;
const keptMs = 60_000;

export type AccountSearch = {
  readonly found: LookupDto | null;
  readonly isSearching: boolean;
  /** A sentence when the search failed. */
  readonly problem: string | null;
  readonly retry: () => void;
};

/** Looks accounts up while somebody types; nothing is asked for an empty text. */
export function useAccountSearch(text: string, scope: LookupScope): AccountSearch {
  const trpc = useTRPC();
  const wanted = useSettled(text.trim());
  const query = useQuery({
    ...trpc.accounts.search.queryOptions({ text: wanted, scope, limit: 8 }),
    enabled: wanted !== "",
    staleTime: keptMs,
    gcTime: keptMs,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
  return {
    found: wanted === "" ? null : (query.data ?? null),
    isSearching: wanted !== text.trim() || query.isFetching,
    problem: query.isError ? query.error.message : null,
    retry: () => void query.refetch(),
  };
}

/** A text once it has rested for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === "" ? 0 : typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
