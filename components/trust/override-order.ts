import "@/components/kit/schemas-without-eval";
import {
  type OverrideTrustInput,
  overrideTrustSchema,
} from "@/server/accounts/application/use-cases/override-trust/override-trust.schema";

export type OverrideDraft = {
  readonly kind: OverrideTrustInput["kind"];
  readonly points: string;
  readonly days: string;
  readonly reasonCode: string;
  readonly note: string;
};

export type OverrideProblems = Readonly<Partial<Record<keyof OverrideDraft, string>>>;

export const emptyOverrideDraft: OverrideDraft = { kind: "FLOOR", points: "", days: "14", reasonCode: "", note: "" };

const reasons: Readonly<Record<OverrideTrustInput["reasonCode"], string>> = {
  EVIDENCE_WRONG: "The evidence is wrong",
  KNOWN_CUSTOMER: "Known and vouched for",
  VERIFIED_OFFLINE: "Verified outside the system",
  APPEAL_UPHELD: "An appeal was upheld",
  INVESTIGATION: "Under investigation",
  EXTERNAL_WARNING: "Warning from elsewhere",
  LEGAL_ORDER: "Order of a court or authority",
};

export const overrideReasons = Object.entries(reasons).map(([value, label]) => ({ value, label }));

const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")));

/** What is sent, or a sentence for each field that is not right yet. */
export function readOverrideDraft(
  accountId: string,
  { points, days, ...draft }: OverrideDraft,
): { readonly input: OverrideTrustInput } | { readonly problems: OverrideProblems } {
  const read = overrideTrustSchema.safeParse({ accountId, ...draft, points: numberOf(points), days: numberOf(days) });
  if (read.success) return { input: read.data };
  const problems: Partial<Record<keyof OverrideDraft, string>> = {};
  for (const { path, message } of read.error.issues) {
    const field = fields.find((name) => name === path[0]);
    if (field) problems[field] ??= message;
  }
  return { problems };
}

const fields = ["kind", "points", "days", "reasonCode", "note"] as const;
