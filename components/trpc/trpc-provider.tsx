"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, splitLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/app-router";
import { type CallError, refusalOf } from "./refusal";
import { announceSessionEnded } from "./session-ended";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

const STALE_AFTER_MS = 15_000;

/** For a call that was announced before its answer: the browser sends it to its end, also when the page is left. */
export const goesOn = { context: { goesOn: true } } as const;

const toRouter = { url: "/api/trpc", transformer: superjson, maxItems: 10, methodOverride: "POST" } as const;

/** Only our own router answers this client, so its errors have our router's shape. */
const isCallError = (error: unknown): error is CallError => error instanceof TRPCClientError;

function onError(error: unknown): void {
  if (isCallError(error) && refusalOf(error)?.code === "SESSION_ENDED") announceSessionEnded("UNKNOWN");
}

/** One query client and one tRPC client per tab. Refusals are answers, so nothing is retried by itself. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError }),
        mutationCache: new MutationCache({ onError }),
        defaultOptions: {
          queries: { staleTime: STALE_AFTER_MS, retry: false, refetchOnWindowFocus: true },
          mutations: { networkMode: "always" },
        },
      }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: ({ context }) => context["goesOn"] === true,
          true: httpBatchLink({
            ...toRouter,
            fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? null, keepalive: true }),
          }),
          false: httpBatchLink(toRouter),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
