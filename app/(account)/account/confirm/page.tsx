import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { ConfirmIdentity } from "@/components/account/confirm-identity";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../sign-out-action";
import { confirmAction } from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

type ConfirmPageProps = { searchParams: Promise<{ done?: string | string[] }> };

export default async function ConfirmPage({ searchParams }: ConfirmPageProps) {
  const holder = await requireHolder("/account/confirm");
  const { done } = await searchParams;
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Confirm that it is you" />
      <ConfirmIdentity action={confirmAction} csrf={await csrfToken()} isDone={done === "1"} />
    </AccountFrame>
  );
}
