import type { Metadata } from "next";
import { DocumentPreview } from "@/components/kit/document-preview";
import { DemoStrip } from "@/components/shell/demo-strip";
import { PublicShell } from "@/components/shell/public-shell";
import { ownDocument } from "@/server/accounts/adapters/inbound/rest/document-views";
import { requireHold } from "@/server/accounts/adapters/inbound/rest/hold-pass";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Your document" };

export default async function HoldDocumentPage({ params }: { params: Promise<{ documentId: string }> }) {
  const { actor } = await requireHold();
  const preview = await ownDocument((await params).documentId, actor);
  return (
    <PublicShell strip={isDemo() ? <DemoStrip /> : null}>
      <div className="max-w-188 pt-4 pb-10 sm:pt-8 sm:pb-24">
        <DocumentPreview preview={preview} back="/hold" />
      </div>
    </PublicShell>
  );
}
