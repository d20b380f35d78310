import { readBounded } from "@/server/platform/bounded-body";
import { programHeaders as headers } from "../next-auth/security-headers";

const MAX_REPORT_BYTES = 16 * 1024;
const MAX_REPORTS = 20;
const TYPES = ["application/csp-report", "application/reports+json"];

/** The rules that a report may name. Anything else counts as `other`: a label must not be a stranger's to invent. */
const CSP_RULES = [
  "base-uri",
  "connect-src",
  "default-src",
  "font-src",
  "form-action",
  "frame-ancestors",
  "frame-src",
  "img-src",
  "object-src",
  "script-src",
  "script-src-attr",
  "script-src-elem",
  "style-src",
  "style-src-attr",
  "style-src-elem",
  "other",
] as const;

type CspRule = (typeof CSP_RULES)[number];

/** Survives the reloads of development. */
const kept = globalThis as typeof globalThis & { goodstandingCspReports?: Map<CspRule, number> };

/** How often browsers reported each rule since this process began. */
export function countedReports(): Map<CspRule, number> {
  kept.goodstandingCspReports ??= new Map();
  return kept.goodstandingCspReports;
}

/**
 * `POST /api/csp-reports`: what a browser kept a page from doing (R58). Only the rule is counted; addresses, snippets and
 * browsers, which may tell about a person, are read by nobody and kept nowhere. Anybody may post, so nothing follows.
 */
export async function takeCspReport(request: Request): Promise<Response> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!TYPES.includes(type)) return new Response(null, { status: 415, headers });
  const body = await readBounded(request.body, MAX_REPORT_BYTES);
  if (body === null) return new Response(null, { status: 413, headers });
  const rules = rulesIn(body);
  if (rules === null) return new Response(null, { status: 400, headers });
  const counts = countedReports();
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return new Response(null, { status: 204, headers });
}

function rulesIn(body: string): readonly CspRule[] | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return (Array.isArray(parsed) ? parsed : [parsed]).slice(0, MAX_REPORTS).map(ruleOf);
  } catch {
    return null;
  }
}

/** Old reports stand under `csp-report`, new ones under `body`. */
function ruleOf(report: unknown): CspRule {
  const facts = member(report, "csp-report") ?? member(report, "body");
  const named =
    member(facts, "effectiveDirective") ?? member(facts, "effective-directive") ?? member(facts, "violated-directive");
  const rule = typeof named === "string" ? named.split(" ", 1)[0] : undefined;
  return CSP_RULES.find((one) => one === rule) ?? "other";
}

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
