import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { VersionPage } from "@/components/policies/version-page";
import { ConsolePage } from "@/components/shell/console-page";
import { pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../../../staff-session";

export const metadata: Metadata = { title: "Trust policy" };

export default async function PolicyVersionRoute({ params }: { params: Promise<{ version: string }> }) {
  const { can } = await staffSession();
  if (!can.includes("policy.read")) forbidden();
  const { version: text } = await params;
  if (!/^[1-9]\d{0,6}$/u.test(text)) notFound();
  const version = Number(text);
  const { trpc, queries, state } = await pageReads();
  await queries.prefetchQuery(trpc.policies.get.queryOptions({ version, with: null }));
  return (
    <ConsolePage title={`Trust policy v${version}`} trail={[{ label: "Policies", href: "/console/policies" }]}>
      <HydrationBoundary state={state()}>
        <VersionPage version={version} />
      </HydrationBoundary>
    </ConsolePage>
  );
}
