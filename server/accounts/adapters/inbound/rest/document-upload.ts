import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import { uploadCode } from "@/server/accounts/application/dto/document-words";
import type { Actor, HoldActor, HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UploadPage } from "@/server/accounts/application/use-cases/upload-document/upload-document.schema";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { accountsModule, composition } from "@/server/composition-root";
import { currentActor } from "../next-auth/current-session";
import { foreignMutation } from "../next-auth/gate";
import { programHeaders } from "../next-auth/security-headers";
import { requestOrigin } from "../request-origin";
import { readUploadForm } from "./document-form";
import { holdActor } from "./hold-pass";
import { uploadPlaces } from "./upload-places";
import { uploadProblem } from "./upload-problem";

const action = "document.upload";

/** So many files may be on their way through this process at once, and of one account. */
const places = uploadPlaces({ all: 8, each: 2 });

/**
 * `POST /api/documents`: one file of a holder, by session or hold pass. To scripts it answers JSON; a plain form is sent
 * back to its page with what became of it.
 */
export async function takeDocument(request: Request): Promise<Response> {
  const origin = requestOrigin(request.headers, "web");
  const isScript = (request.headers.get("accept") ?? "").includes("application/json");
  const answer = (page: UploadPage | null, result: Result<DocumentDto>) =>
    isScript ? jsonAnswer(result, origin.requestId) : formAnswer(page, result);
  const anybody = await currentActor();
  const actor = await owner(anybody);
  const isForeign = foreignMutation(request, composition().config.origin);
  if (!actor || isForeign) {
    const code = actor || anybody.kind === "STAFF" ? "FORBIDDEN" : "SESSION_ENDED";
    await accountsModule().auditLog.recordRefusal({ action, actor: actor ?? anybody, origin, code, subject: null });
    return answer(null, refuse({ code }));
  }
  const page = actor.kind === "HOLDER" ? "/sell" : "/hold";
  const giveBack = places.take(actor.accountId);
  if (giveBack === null) return answer(page, refuse({ code: "UNAVAILABLE", retryAfterSeconds: 10 }));
  try {
    const form = await readUploadForm(request);
    if (form.ok) {
      const taken = await accountsModule().documents.upload(form.value, actor, origin);
      return answer(form.value.returnTo ?? page, taken);
    }
    const { code } = form.refusal;
    await accountsModule().auditLog.recordRefusal({ action, actor, origin, code, subject: null });
    return answer(page, form);
  } finally {
    giveBack();
  }
}

/** Somebody signed in hands in for themselves; else the hold pass does. */
async function owner(actor: Actor): Promise<HolderActor | HoldActor | null> {
  if (actor.kind === "HOLDER") return actor;
  return actor.kind === "ANONYMOUS" ? ((await holdActor())?.actor ?? null) : null;
}

function jsonAnswer(result: Result<DocumentDto>, requestId: string): Response {
  if (result.ok) return Response.json({ document: result.value }, { status: 201, headers: programHeaders });
  return uploadProblem(result.refusal, requestId);
}

/** Relative, so that no header of the request has a say in where it leads. */
function formAnswer(page: UploadPage | null, result: Result<DocumentDto>): Response {
  const isOver = !result.ok && (result.refusal.code === "SESSION_ENDED" || result.refusal.code === "ACCOUNT_LOCKED");
  const upload = result.ok ? "done" : uploadCode(result.refusal);
  const location = isOver || page === null ? "/login" : `${page}?upload=${upload}`;
  return new Response(null, { status: 303, headers: { ...programHeaders, location } });
}
