import { showDocumentPage } from "@/server/accounts/adapters/inbound/rest/document-page";

export const dynamic = "force-dynamic";

type PageRoute = { readonly params: Promise<{ documentId: string; page: string }> };

export async function GET(request: Request, { params }: PageRoute): Promise<Response> {
  return showDocumentPage(request, await params);
}
