import type { Metadata } from "next";
import { AccessibilityPage } from "@/components/legal/accessibility-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, operatorFacts } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Accessibility", robots: { index: true, follow: true } };

export default function AccessibilityRoute() {
  return <AccessibilityPage operator={operatorFacts()} strip={isDemo() ? <DemoStrip /> : null} />;
}
