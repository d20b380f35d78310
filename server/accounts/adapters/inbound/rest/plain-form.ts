import { readBounded } from "@/server/platform/bounded-body";

/** Far more than a form of ours holds that sends no file. */
const MOST_BYTES = 16 * 1024;

/**
 * The fields of a form as plain HTML sends them. Anything else, or more, is a form with nothing in it: what reads forms
 * of many parts would keep the whole process busy for anybody who asks.
 */
export async function readPlainForm({ headers, body }: Pick<Request, "headers" | "body">): Promise<FormData> {
  const form = new FormData();
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return form;
  const text = await readBounded(body, MOST_BYTES).catch(() => null);
  for (const [name, value] of new URLSearchParams(text ?? "")) form.append(name, value);
  return form;
}
