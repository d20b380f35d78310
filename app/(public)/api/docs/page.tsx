import type { Metadata } from "next";
import { ApiDocsPage } from "@/components/api/api-docs-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { apiReference } from "@/server/accounts/adapters/inbound/rest/api-reference";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "API for other systems", robots: { index: true, follow: true } };

export default function ApiDocsRoute() {
  return <ApiDocsPage reference={apiReference()} strip={isDemo() ? <DemoStrip /> : null} />;
}
