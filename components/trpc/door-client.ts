"use client";

import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/app-router";

/** For pages outside the console, which come without the cache of queries: one call, when somebody asks for it. */
export const doorClient = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/api/trpc", transformer: superjson, methodOverride: "POST" })],
});
