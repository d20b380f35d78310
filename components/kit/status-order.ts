import "./schemas-without-eval";
import {
  type ChangeStatusInput,
  changeStatusSchema,
  reasonsFor,
} from "@/server/accounts/application/use-cases/change-status/change-status.schema";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { StatusReason } from "@/server/accounts/domain/value-objects/status-reason";

export type StatusDraft = { readonly reasonCode: string; readonly note: string; readonly lastFour: string };

export type StatusProblems = Readonly<Partial<Record<keyof StatusDraft, string>>>;

export const emptyStatusDraft = (): StatusDraft => ({ reasonCode: "", note: "", lastFour: "" });

const words: Readonly<Record<StatusReason, string>> = {
  COUPON_ABUSE: "Coupon abuse across linked accounts",
  PAYMENT_FRAUD: "Payment fraud",
  REFUND_ABUSE: "Refund abuse",
  SELLER_FRAUD: "Seller fraud",
  LINKED_TO_FRAUD: "Linked to an account locked for fraud",
  IDENTITY_DOUBT: "Doubt about who this is",
  ACCOUNT_TAKEOVER: "Account taken over",
  CLOSED_BY_HOLDER: "Closed by its holder",
  APPEAL_GRANTED: "The appeal was granted",
  DOUBT_CLEARED: "The doubt was cleared",
  OTHER: "Other, see the note",
};

/** The reasons for going there, as a select lists them. */
export const statusReasons = (to: AccountStatus): readonly { readonly value: string; readonly label: string }[] =>
  reasonsFor(to).map((code) => ({ value: code, label: words[code] }));

/** What is sent, or a sentence for each field that is not right yet. Disabling asks for the end of the id. */
export function readStatusDraft(
  accountId: string,
  to: AccountStatus,
  { reasonCode, note, lastFour }: StatusDraft,
): { readonly input: ChangeStatusInput } | { readonly problems: StatusProblems } {
  const read = changeStatusSchema.safeParse({ accountId, to, reasonCode, note });
  const isNamed = to !== "DISABLED" || lastFour.trim().toLowerCase() === accountId.slice(-4);
  if (read.success && isNamed) return { input: read.data };
  const problems = statusProblems(read.success ? [] : read.error.issues);
  if (isNamed) return { problems };
  return { problems: { ...problems, lastFour: `Type the last four characters of the id: ${accountId.slice(-4)}.` } };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** First problem of each field. */
export function statusProblems(issues: readonly Issue[]): StatusProblems {
  const problems: Partial<Record<keyof StatusDraft, string>> = {};
  for (const { path, message } of issues) {
    const [field] = path;
    if (field === "reasonCode" || field === "note") problems[field] ??= message;
  }
  return problems;
}
