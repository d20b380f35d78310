import type { Metadata } from "next";
import { DemoPeople } from "@/components/auth/demo-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { PublicShell } from "@/components/shell/public-shell";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { requireDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { demoSignInAction } from "./actions";

export const metadata: Metadata = { title: "Try it as somebody" };

export default async function DemoPage() {
  requireDemo();
  return (
    <PublicShell strip={<DemoStrip />}>
      <DemoPeople action={demoSignInAction} csrf={await csrfToken()} />
    </PublicShell>
  );
}
