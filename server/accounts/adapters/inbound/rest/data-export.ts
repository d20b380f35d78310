import type { DataExport } from "@/server/accounts/application/use-cases/export-own-data/export-own-data";
import { exportOwnDataSchema } from "@/server/accounts/application/use-cases/export-own-data/export-own-data.schema";
import type { Result } from "@/server/accounts/domain/result";
import { accountsModule } from "@/server/composition-root";
import { askedFor, auditRefusedForm, parseForm, refuseForeignForm, textOf } from "./form-answers";
import { holdActor } from "./hold-pass";
import { textStream } from "./text-stream";

const PAGE = "/account/data";

/** `POST /account/data/export`: the file, or back to the page with what is wrong. Plain HTML can send it. */
export async function downloadOwnData(form: FormData): Promise<Response> {
  const asked = await askedFor("account.export-data");
  const { actor, origin } = asked;
  if (actor.kind !== "HOLDER") {
    await auditRefusedForm(asked, actor.kind === "ANONYMOUS" ? "SESSION_ENDED" : "FORBIDDEN");
    return seeOther(`/login?next=${encodeURIComponent(PAGE)}`);
  }
  if (await refuseForeignForm(asked, form, {})) return seeOther(`${PAGE}?problem=stale`);
  const parsed = await parseForm(asked, exportOwnDataSchema, { password: textOf(form, "password") }, {});
  if (!parsed.ok) return seeOther(`${PAGE}?problem=password`);
  return answer(await accountsModule().holder.exportOwnData(parsed.input, actor, origin), PAGE);
}

/** `POST /hold/export`: the same by a hold pass. */
export async function downloadOnHold(form: FormData): Promise<Response> {
  const asked = await askedFor("account.export-data");
  const visit = await holdActor();
  if (!visit) {
    await auditRefusedForm(asked, "SESSION_ENDED");
    return seeOther("/login");
  }
  if (await refuseForeignForm(asked, form, {})) return seeOther("/hold?problem=stale");
  return answer(await accountsModule().holder.exportOnHold(visit.actor, asked.origin), "/hold");
}

function answer(exported: Result<DataExport>, page: string): Response {
  if (exported.ok) return fileOf(exported.value);
  const { code } = exported.refusal;
  if (code === "SESSION_ENDED" || code === "ACCOUNT_LOCKED") return seeOther("/login");
  if (code === "VALIDATION") return seeOther(`${page}?problem=password`);
  return seeOther(`${page}?problem=${code === "RATE_LIMITED" ? "limit" : "busy"}`);
}

/** Named by its day alone: file names end up in histories and on desktops. */
function fileOf(pieces: DataExport): Response {
  return new Response(textStream(pieces), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="goodstanding-data-${new Date().toISOString().slice(0, 10)}.json"`,
      "cache-control": "no-store",
    },
  });
}

/** Relative, so that no header of the request has a say in where it leads. */
const seeOther = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });

const PROBLEMS: Readonly<Record<string, string>> = {
  password: "That is not your password. Nothing was downloaded.",
  stale: "This page was open for too long. Try again.",
  limit: "You have downloaded your data often today. Try again tomorrow.",
  busy: "That did not work. Try again in a moment.",
};

/** What the page says after a download was refused; null for anything it did not put there itself. */
export const exportProblemWords = (problem: string | string[] | undefined): string | null =>
  typeof problem === "string" ? (PROBLEMS[problem] ?? null) : null;
