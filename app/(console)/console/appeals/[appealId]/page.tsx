import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { AppealScreen } from "@/components/appeals/appeal-screen";
import { ConsolePage } from "@/components/shell/console-page";
import { isAbsent, pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../../staff-session";

export const metadata: Metadata = { title: "Appeal" };

/** One appeal on a page of its own. */
export default async function AppealRoute({ params }: { params: Promise<{ appealId: string }> }) {
  const { can } = await staffSession();
  if (!can.includes("appeal.read")) forbidden();
  const { appealId } = await params;
  const { trpc, queries, state } = await pageReads();
  const appeal = await queries.fetchQuery(trpc.appeals.get.queryOptions({ appealId })).catch((error: unknown) => {
    if (isAbsent(error)) notFound();
    throw error;
  });
  return (
    <ConsolePage
      title={<bdi>{appeal.account.name.text}</bdi>}
      trail={[{ label: "Appeals", href: "/console/appeals" }]}
      fills
    >
      <HydrationBoundary state={state()}>
        <AppealScreen appealId={appealId} />
      </HydrationBoundary>
    </ConsolePage>
  );
}
