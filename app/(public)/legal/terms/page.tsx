import type { Metadata } from "next";
import { TermsPage } from "@/components/legal/terms-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, operatorFacts } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Terms", robots: { index: true, follow: true } };

export default function TermsRoute() {
  return <TermsPage operator={operatorFacts()} strip={isDemo() ? <DemoStrip /> : null} />;
}
