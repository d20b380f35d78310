import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { canSignIn } from "@/server/accounts/domain/aggregates/account-aggregate";
import { askHolder } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import type { VerifyReason } from "@/server/accounts/domain/value-objects/review-reason";
import { parseStaffNote } from "@/server/accounts/domain/value-objects/staff-note";
import { namingTheFirst } from "../clear-case/decide-within";
import { provedContact } from "../proved-contact";
import { refusalIfLinked } from "../refusal-if-linked";

export type VerifyOrder = {
  readonly caseId: CaseId;
  readonly version: number;
  readonly reasonCode: VerifyReason;
  readonly note: string;
  readonly by: AccountId;
};

/** Within a running unit of work: asks the holder, and the case waits for the answer until the moment that it answers. */
export async function verifyWithin(write: WritableRepositories, order: VerifyOrder): Promise<Result<Date>> {
  const { caseId, version, reasonCode, note, by } = order;
  const reviewCase = await write.reviewCases.find(caseId);
  const account = reviewCase && (await write.accounts.find(reviewCase.accountId));
  if (!reviewCase || !account) return refuse({ code: "NOT_FOUND", what: "case" });
  const read = note.trim() === "" ? done(null) : parseStaffNote(note);
  if (!read.ok) return read;
  const asked = askHolder(reviewCase, { reasonCode, note: read.value, by, at: write.at }, reviewPolicy);
  if (!asked.ok) return namingTheFirst(write, asked);
  const linked = await refusalIfLinked(write, by, account.id);
  if (linked) return linked;
  const contact = provedContact(account);
  if (!contact || !canSignIn(account, write.at)) return invalid("reasonCode", CANNOT_ANSWER);
  if (reviewCase.version !== version) return refuse({ code: "CONFLICT", what: "case" });
  const saved = await write.reviewCases.save(reviewCase, asked.value.reviewCase);
  if (!saved.ok) return saved;
  write.events.append(asked.value.events);
  const { until } = asked.value.reviewCase.waiting;
  const values = { until: until.toISOString(), page: "/account/confirm" };
  write.notifications.queue({
    accountId: account.id,
    ...contact,
    template: "IDENTITY_ASKED",
    values,
    undoable: true,
  });
  return done(until);
}

const CANNOT_ANSWER = "This holder can't answer: no confirmed contact, or the account is on hold.";
