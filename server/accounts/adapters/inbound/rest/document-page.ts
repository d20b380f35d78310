import { accountsModule } from "@/server/composition-root";
import { signedInActor } from "../next-auth/current-session";
import { programHeaders } from "../next-auth/security-headers";
import { holdActor } from "./hold-pass";

/** A picture and nothing else, whatever it is opened as (R58). */
const pictureHeaders = {
  ...programHeaders,
  "content-security-policy": "sandbox; default-src 'none'",
  "content-type": "image/webp",
  "content-disposition": "inline",
} as const;

/**
 * `GET /api/documents/<id>/pages/<n>?ticket=`: one page as a picture, for the session or hold pass that the ticket was
 * made for. Everything else is answered alike: there is nothing.
 */
export async function showDocumentPage(
  request: Request,
  { documentId, page }: { readonly documentId: string; readonly page: string },
): Promise<Response> {
  const ticket = new URL(request.url).searchParams.get("ticket") ?? "";
  const actor = (await signedInActor()) ?? (await holdActor())?.actor;
  const { documents } = accountsModule();
  const found = actor && (await documents.page({ documentId, page, ticket }, documents.viewerOf(actor)));
  if (!found?.ok) return new Response("Not found", { status: 404, headers: programHeaders });
  return new Response(new Uint8Array(found.value), { headers: pictureHeaders });
}
