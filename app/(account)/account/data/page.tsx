import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { DataPage } from "@/components/account/data-page";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { exportProblemWords } from "@/server/accounts/adapters/inbound/rest/data-export";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { ownDataPage } from "@/server/accounts/adapters/inbound/rest/own-pages";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../sign-out-action";
import { appealAction } from "./actions";

type DataRouteProps = { searchParams: Promise<{ problem?: string | string[] }> };

export async function generateMetadata({ searchParams }: DataRouteProps): Promise<Metadata> {
  const words = exportProblemWords((await searchParams).problem);
  return { title: words ? "Error: Your data" : "Your data" };
}

export default async function DataRoute({ searchParams }: DataRouteProps) {
  const holder = await requireHolder("/account/data");
  const { problem } = await searchParams;
  const words = exportProblemWords(problem);
  const page = await ownDataPage(holder);
  return (
    <AccountFrame name={holder.name} current="data" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Your data" />
      <DataPage
        page={page}
        csrf={await csrfToken()}
        problem={words ? { words, isPassword: problem === "password" } : null}
        appeal={appealAction}
      />
    </AccountFrame>
  );
}
