import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { AfterNotMe } from "@/components/account/after-not-me";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../sign-out-action";

export const metadata: Metadata = { title: "That device is signed out" };

export default async function AfterNotMeRoute() {
  const holder = await requireHolder("/account/security/after-not-me");
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AfterNotMe />
    </AccountFrame>
  );
}
