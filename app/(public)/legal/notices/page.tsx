import type { Metadata } from "next";
import { NoticesPage } from "@/components/legal/notices-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Sources and licences", robots: { index: true, follow: true } };

export default function NoticesRoute() {
  return <NoticesPage strip={isDemo() ? <DemoStrip /> : null} />;
}
