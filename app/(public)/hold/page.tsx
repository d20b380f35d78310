import type { Metadata } from "next";
import { HoldPage } from "@/components/hold/hold-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { exportProblemWords } from "@/server/accounts/adapters/inbound/rest/data-export";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { requireHold } from "@/server/accounts/adapters/inbound/rest/hold-pass";
import { isDemo, operatorFacts } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../sign-out-action";
import { appealAction } from "./actions";

export const metadata: Metadata = { title: "On hold" };

type HoldRouteProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function OnHoldPage({ searchParams }: HoldRouteProps) {
  const { hold, goodUntil } = await requireHold();
  return (
    <HoldPage
      hold={hold}
      goodUntil={goodUntil}
      csrf={await csrfToken()}
      appeal={appealAction}
      signOut={signOutAction}
      problem={exportProblemWords((await searchParams).problem)}
      contact={operatorFacts().contact}
      strip={isDemo() ? <DemoStrip /> : null}
    />
  );
}
