"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { askedOf, lookupAddress } from "./lookup-address";
import { recallTyped, rememberTyped, type Typed } from "./lookup-memory";
import { lookupRows } from "./page-sizes";

const typingMs = 120;
const keptMs = 60_000;

/** Looks accounts up while somebody types. Earlier results stay until the next ones are here. */
export function useLookup() {
  const trpc = useTRPC();
  const [lq, setLq] = useQueryState("lq", lookupAddress.lq);
  const [linked] = useState(lq);
  const [typed, setTyped] = useState<Typed | null>(() => recallTyped(linked));
  const asked = useRested(typed);
  const list = useInfiniteQuery({
    ...trpc.accounts.search.infiniteQueryOptions(
      { ...askedOf(asked, linked), limit: lookupRows },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData, staleTime: keptMs },
    ),
    refetchOnWindowFocus: false,
  });
  const [first] = list.data?.pages ?? [];
  const token = list.isPlaceholderData ? undefined : (first?.lq ?? null);
  const written = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (token === undefined || asked === null) return;
    if (token !== null) rememberTyped(token, asked);
    written.current = setLq(token);
  }, [token, asked, setLq]);
  return {
    typed: typed ?? { text: "", scope: "ANY" as const },
    /** True while the results are those of a link, whose text this tab does not know. */
    isLinked: typed === null && linked !== null,
    type: (change: Partial<Typed>) => setTyped((before) => ({ text: "", scope: "ANY", ...before, ...change })),
    answer: first ?? null,
    rows: list.data?.pages.flatMap((page) => page.accounts) ?? null,
    /** The results of exactly what stands in the box. */
    isSettled: asked === typed && !list.isFetching,
    problem: problemOf(list.error),
    isFetching: list.isFetching,
    /** Resolves once the address holds the token of what is shown: leaving before that would be undone by it. */
    addressWritten: async () => {
      // Whoever asks from an effect may be ahead of the one above.
      await Promise.resolve();
      await written.current;
    },
    retry: () => void list.refetch(),
    loadMore: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isLoadingMore: list.isFetchingNextPage,
  };
}

export type Lookup = ReturnType<typeof useLookup>;

/** What was typed, once it has rested for a moment. */
function useRested(typed: Typed | null): Typed | null {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), typed === null || typed.text === "" ? 0 : typingMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
