import type { Metadata } from "next";
import { PrivacyPage } from "@/components/legal/privacy-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, operatorFacts } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Privacy", robots: { index: true, follow: true } };

export default function PrivacyRoute() {
  return <PrivacyPage operator={operatorFacts()} strip={isDemo() ? <DemoStrip /> : null} />;
}
