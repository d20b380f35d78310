import { TRPCError } from "@trpc/server";

/** What a page hands to its parts for their first drawing: the answer with its moment, or null for "ask yourself". */
export type FirstRead<Data> = { readonly data: Data; readonly readAt: number } | null;

/** Reads for a first drawing. What failed is asked again by the part itself, which then says so in its own place. */
export async function firstRead<Data>(asked: Promise<Data>): Promise<FirstRead<Data>> {
  const readAt = Date.now();
  try {
    return { data: await asked, readAt };
  } catch (error) {
    if (error instanceof TRPCError) return null;
    throw error;
  }
}

/** The same, where the whole page is about one thing: "absent" when there is no such thing for this reader. */
export async function firstReadOrAbsent<Data>(asked: Promise<Data>): Promise<FirstRead<Data> | "absent"> {
  const readAt = Date.now();
  try {
    return { data: await asked, readAt };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return error.code === "NOT_FOUND" || error.code === "BAD_REQUEST" ? "absent" : null;
  }
}
