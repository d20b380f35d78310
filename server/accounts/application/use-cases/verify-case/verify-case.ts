import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { canSignIn } from "@/server/accounts/domain/aggregates/account-aggregate";
import { askHolder } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { parseStaffNote } from "@/server/accounts/domain/value-objects/staff-note";
import { namingTheFirst } from "../clear-case/decide-within";
import { type CaseDeps, onCase } from "../clear-case/on-case";
import { provedContact } from "../proved-contact";
import { refusalIfLinked } from "../refusal-if-linked";
import type { VerifyCaseInput } from "./verify-case.schema";

export type HolderAsked = { readonly auditEntryId: string; readonly caseId: string; readonly until: Date };

/**
 * The decision VERIFY: the holder is asked to prove that it is them, and the case waits for that, its clock stopped, for
 * three days at most. Refuses a holder who could not answer, and CONFLICT when somebody decided or asked first.
 */
export const verifyCase =
  (deps: CaseDeps) =>
  (input: VerifyCaseInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<HolderAsked>> => {
    const { reasonCode, note } = input;
    return onCase(deps, { action: "case.verify", input, actor, origin }, async (write, caseId) => {
      const reviewCase = await write.reviewCases.find(caseId);
      const account = reviewCase && (await write.accounts.find(reviewCase.accountId));
      if (!reviewCase || !account) return refuse({ code: "NOT_FOUND", what: "case" });
      const read = note.trim() === "" ? done(null) : parseStaffNote(note);
      if (!read.ok) return read;
      const question = { reasonCode, note: read.value, by: actor.accountId, at: write.at };
      const asked = askHolder(reviewCase, question, reviewPolicy);
      if (!asked.ok) return namingTheFirst(write, asked);
      const linked = await refusalIfLinked(write, actor.accountId, account.id);
      if (linked) return linked;
      const contact = provedContact(account);
      if (!contact || !canSignIn(account, write.at)) return invalid("reasonCode", CANNOT_ANSWER);
      if (reviewCase.version !== input.version) return refuse({ code: "CONFLICT", what: "case" });
      const saved = await write.reviewCases.save(reviewCase, asked.value.reviewCase);
      if (!saved.ok) return saved;
      write.events.append(asked.value.events);
      const until = asked.value.reviewCase.waiting.until;
      const values = { until: until.toISOString(), page: "/account/confirm" };
      write.notifications.queue({
        accountId: account.id,
        ...contact,
        template: "IDENTITY_ASKED",
        values,
        undoable: true,
      });
      return done({ auditEntryId: write.auditEntryId, caseId, until });
    });
  };

const CANNOT_ANSWER = "This holder can't answer: no confirmed contact, or the account is on hold.";
