/** Next asks this once, before the web process listens. */
export async function register(): Promise<void> {
  // Development reads modules anew: there procedures take Next's own route, which always is the newest.
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { openProcedureDoor } = await import("@/server/trpc/procedure-door");
  openProcedureDoor();
}
