import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { DraftPage } from "@/components/policies/draft-page";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../../../staff-session";

export const metadata: Metadata = { title: "Draft of the trust policy" };

export default async function PolicyDraftRoute() {
  const { can } = await staffSession();
  if (!can.includes("policy.read")) forbidden();
  const { trpc, queries, state } = await pageReads();
  const wanted = trpc.policies.get.queryOptions({ version: "draft", with: null });
  await queries.prefetchQuery(wanted);
  const open = queries.getQueryData(wanted.queryKey);
  return (
    <ConsolePage
      title={open?.state === "DRAFT" ? `Draft of v${open.version}` : "Draft"}
      trail={[{ label: "Policies", href: "/console/policies" }]}
    >
      <HydrationBoundary state={state()}>
        <DraftPage />
      </HydrationBoundary>
    </ConsolePage>
  );
}
