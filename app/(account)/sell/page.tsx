import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { SessionGuard } from "@/components/account/session-guard";
import { EndedPage, endedTitle } from "@/components/selling/ended-page";
import { ThisApplication, WhatYouNeed } from "@/components/selling/needs";
import { StartPage } from "@/components/selling/start-page";
import { TasksPage } from "@/components/selling/tasks-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../sign-out-action";
import { appealAction, startAction } from "./actions";

const ownApplication = cache(async () => (await serverCaller()).selling.application());

export async function generateMetadata(): Promise<Metadata> {
  await requireHolder("/sell");
  const { application } = await ownApplication();
  return { title: application?.ended ? endedTitle(application.state) : "Start selling" };
}

type SellRouteProps = { searchParams: Promise<{ saved?: string | string[] }> };

export default async function SellPage({ searchParams }: SellRouteProps) {
  await requireHolder("/sell");
  const { isSeller, application } = await ownApplication();
  if (isSeller) redirect("/sell/home");
  const csrf = await csrfToken();
  const { saved } = await searchParams;
  const ended = application?.ended ?? null;
  const mustWait = ended !== null && ended.reapplyFrom !== null && ended.reapplyFrom > new Date();
  return (
    <SellShell
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
      asideLabel="Help with your application"
      aside={
        <>
          {mustWait ? null : <WhatYouNeed />}
          {application ? <ThisApplication application={application} /> : null}
        </>
      }
    >
      {application === null ? <StartPage action={startAction} csrf={csrf} /> : null}
      {application && ended ? (
        <EndedPage
          application={application}
          ended={ended}
          mustWait={mustWait}
          start={startAction}
          appeal={appealAction}
          csrf={csrf}
        />
      ) : null}
      {application && !ended ? (
        <TasksPage application={application} receipt={saved === "1" ? "Saved. You can go on at any time." : null} />
      ) : null}
      <SessionGuard />
    </SellShell>
  );
}
