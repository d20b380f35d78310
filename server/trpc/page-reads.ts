import { dehydrate, QueryClient } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { appRouter } from "./app-router";
import { pageContext } from "./caller";

/**
 * Reads for the first drawing of a page, through the same procedures and checks as the browser's. What is read here
 * travels as `state()` in a HydrationBoundary; what could not be read is asked again by the part that shows it, which
 * then says so in its own place.
 */
export async function pageReads() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } } });
  const trpc = createTRPCOptionsProxy({ router: appRouter, ctx: await pageContext(), queryClient: queries });
  return { trpc, queries, state: () => dehydrate(queries) };
}

/** Whether an answer says that there is no such thing for this reader. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST");

/** Whether an answer says that nobody is signed in. */
export const isSessionEnded = (error: unknown): boolean => error instanceof TRPCError && error.code === "UNAUTHORIZED";
