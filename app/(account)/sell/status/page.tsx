import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionGuard } from "@/components/account/session-guard";
import { ThisApplication } from "@/components/selling/needs";
import { StatusPage } from "@/components/selling/status-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../sign-out-action";
import { withdrawAction } from "../actions";

export const metadata: Metadata = { title: "Your application" };

type StatusRouteProps = { searchParams: Promise<{ sent?: string | string[] }> };

export default async function SellStatusPage({ searchParams }: StatusRouteProps) {
  await requireHolder("/sell/status");
  const { application } = await (await serverCaller()).selling.application();
  if (!application) redirect("/sell");
  return (
    <SellShell
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
      asideLabel="Your application"
      aside={<ThisApplication application={application} isHere />}
    >
      <StatusPage
        application={application}
        isJustSent={(await searchParams).sent === "1"}
        withdraw={withdrawAction}
        csrf={await csrfToken()}
      />
      <SessionGuard />
    </SellShell>
  );
}
