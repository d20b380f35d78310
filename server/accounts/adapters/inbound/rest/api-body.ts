import { isTooDeep } from "@/server/trpc/request-limits";
import type { ApiRequest } from "./api-exchange";

export type BodyRules = { readonly types: readonly string[]; readonly mostBytes: number };

export type ReadBody =
  | { readonly text: string; readonly type: string; readonly value: unknown }
  | { readonly status: 400 | 413 | 415; readonly problem: string };

/** The JSON of a request, as bounded as the route wants it: its type, its size, its depth, before anything parses. */
export async function readJsonBody(request: ApiRequest, { types, mostBytes }: BodyRules): Promise<ReadBody> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(type)) return { status: 415, problem: `Send ${types.join(" or ")}.` };
  if (Number(request.headers.get("content-length") ?? "0") > mostBytes) return tooLarge(mostBytes);
  const text = await request.readText(mostBytes);
  if (text === null) return tooLarge(mostBytes);
  if (isTooDeep(text)) return { status: 400, problem: "Nested too deeply." };
  try {
    return { text, type, value: JSON.parse(text) };
  } catch {
    return { status: 400, problem: "This is no JSON." };
  }
}

const tooLarge = (mostBytes: number) => ({ status: 413, problem: `At most ${mostBytes / 1024} KB.` }) as const;

/** NUL, and half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** The same, or a whole pair: most texts have none of them, and are done with. */
const NEEDS_A_LOOK = /[\0\ud800-\udfff]/;

const isStorable = (text: string): boolean => !NEEDS_A_LOOK.test(text) || !UNSTORABLE.test(text);

/** Where a value holds a text that no database keeps (NUL, half a surrogate pair), or null. Depth is bounded before. */
export const unstorableField = (value: unknown): string | null =>
  isStorableWhole(value) ? null : oddFieldIn(value, "");

/** Most values are, and then nobody asks for paths. */
function isStorableWhole(value: unknown): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.keys(value).every((key) => isStorable(key) && isStorableWhole(Reflect.get(value, key)));
}

function oddFieldIn(value: unknown, path: string): string | null {
  if (typeof value === "string") return isStorable(value) ? null : path || "body";
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    const found = isStorable(key) ? oddFieldIn(inner, at) : path || "body";
    if (found !== null) return found;
  }
  return null;
}
