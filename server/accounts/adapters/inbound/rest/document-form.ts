import {
  type UploadDocumentInput,
  uploadDocumentSchema,
} from "@/server/accounts/application/use-cases/upload-document/upload-document.schema";
import { documentRefused } from "@/server/accounts/domain/exceptions/document-refused";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type BodyTimes, readBoundedBytes } from "@/server/platform/bounded-body";
import { boundaryOf, hasFewParts } from "./form-parts";

/** The largest file, the names of its fields, and the marks between them. */
const MAX_BODY_BYTES = 10 * 1024 * 1024 + 16 * 1024;

/** The largest file over a poor line takes a minute and a half. */
const usualTimes: BodyTimes = { silentMs: 10_000, wholeMs: 120_000 };

export type UploadForm = UploadDocumentInput & {
  readonly file: { readonly fileName: string; readonly bytes: Uint8Array };
};

const wrongForm = refuse({ code: "VALIDATION", fields: [{ field: "file", problem: "Choose one file to add." }] });

/**
 * Reads a form with one file. Its size is counted as it comes in, whatever it says of itself, and reading ends with the
 * first byte too many, or when the next does not come; what the file is, its sender's words do not decide.
 */
export async function readUploadForm(request: Request, times: BodyTimes = usualTimes): Promise<Result<UploadForm>> {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (boundary === null) return wrongForm;
  if (Number(request.headers.get("content-length") ?? "0") > MAX_BODY_BYTES) return documentRefused("TOO_LARGE");
  // Whoever hangs up in the middle gets no answer, and is no fault of ours to log.
  const body = await readBoundedBytes(request.body, MAX_BODY_BYTES, times).catch(() => "DAMAGED" as const);
  if (typeof body === "string") return documentRefused(body);
  if (!hasFewParts(body, boundary)) return wrongForm;
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  return form ? readFields(form) : wrongForm;
}

async function readFields(form: FormData): Promise<Result<UploadForm>> {
  const files = form.getAll("file").filter((value) => value instanceof File);
  const [file] = files;
  if (!file || files.length > 1) return wrongForm;
  const parsed = uploadDocumentSchema.safeParse({ kind: form.get("kind"), ...givenPage(form.get("returnTo")) });
  if (parsed.success) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return done({ ...parsed.data, file: { fileName: file.name, bytes } });
  }
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), problem: message }));
  return refuse({ code: "VALIDATION", fields });
}

const givenPage = (returnTo: FormDataEntryValue | null) => (returnTo === null ? {} : { returnTo });
