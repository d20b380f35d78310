import { UsageError } from "./command";

export type ImportWish =
  | { readonly kind: "cloudevents"; readonly path: string; readonly createAccounts: boolean }
  | { readonly kind: "olist" | "online-retail" | "accounts"; readonly path: string; readonly asOfDay: string | null };

const KINDS = ["olist", "online-retail", "accounts", "cloudevents"] as const;

/** Reads `<kind> <path>` and the flags that the kind knows. @throws UsageError */
export function readImportWish(args: readonly string[]): ImportWish {
  const [named, path, ...flags] = args;
  const kind = KINDS.find((known) => known === named);
  if (kind === undefined)
    throw new UsageError(`There is no importer for ${named ?? "nothing"}. Known: ${KINDS.join(", ")}.`);
  if (path === undefined || path.startsWith("--")) {
    throw new UsageError(kind === "olist" ? "Name the folder of the CSV files." : "Name the file.");
  }
  if (kind === "cloudevents") return { kind, path, createAccounts: readCreateAccounts(flags) };
  return { kind, path, asOfDay: kind === "accounts" ? readNothing(flags) : readDay(flags) };
}

function readCreateAccounts([flag, ...rest]: readonly string[]): boolean {
  if (flag === undefined) return false;
  if (flag !== "--create-accounts" || rest.length > 0) throw new UsageError(`What does ${flag} mean?`);
  return true;
}

function readNothing([flag]: readonly string[]): null {
  if (flag !== undefined) throw new UsageError(`What does ${flag} mean?`);
  return null;
}

function readDay([flag, day, ...rest]: readonly string[]): string | null {
  if (flag === undefined) return null;
  if (flag !== "--as-of" || day === undefined || rest.length > 0) throw new UsageError(`What does ${flag} mean?`);
  if (!isDay(day)) throw new UsageError(`${day} is no date like 2026-11-20.`);
  return day;
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
