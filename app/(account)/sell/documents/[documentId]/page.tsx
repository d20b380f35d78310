import type { Metadata } from "next";
import { SessionGuard } from "@/components/account/session-guard";
import { DocumentPreview } from "@/components/kit/document-preview";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { ownDocument } from "@/server/accounts/adapters/inbound/rest/document-views";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { addressOfDocument } from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { signOutAction } from "../../../../sign-out-action";

export const metadata: Metadata = { title: "Your document" };

export default async function OwnDocumentPage({ params }: { params: Promise<{ documentId: string }> }) {
  const { documentId } = await params;
  const holder = await requireHolder("/sell");
  const preview = await ownDocument(documentId, holder);
  return (
    <SellShell signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <DocumentPreview preview={preview} back={addressOfDocument(preview.document.kind)} />
      <SessionGuard refreshes={false} />
    </SellShell>
  );
}
