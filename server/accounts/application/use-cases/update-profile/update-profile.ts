import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type BuyerDetails, updateBuyerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { parseDateOfBirth } from "@/server/accounts/domain/value-objects/date-of-birth";
import { parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import type { UpdateProfileInput } from "./update-profile.schema";

/** The holder's own name, date of birth and gender. The same values change nothing; what is empty is taken away. */
export const updateProfile =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: UpdateProfileInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(
      {
        action: "account.update-profile",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const details = readDetails(input, write.at);
        if (!details.ok) return details;
        const account = await write.accounts.find(actor.accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const decided = updateBuyerProfile(account, { ...details.value, at: write.at });
        if (!decided.ok) return decided;
        if (decided.value.account === account) return done(null);
        const saved = await write.accounts.save(account, decided.value.account);
        if (!saved.ok) return saved;
        write.events.append(decided.value.events);
        return done(null);
      },
    );

function readDetails(input: UpdateProfileInput, at: Date): Result<BuyerDetails> {
  const name = parsePersonName(input.name);
  const dateOfBirth = input.dateOfBirth.trim() === "" ? done(null) : parseDateOfBirth(input.dateOfBirth, at);
  if (name.ok && dateOfBirth.ok) {
    const gender = input.gender === "" ? null : input.gender;
    return done({ name: name.value, dateOfBirth: dateOfBirth.value, gender });
  }
  return refuse({ code: "VALIDATION", fields: [name, dateOfBirth].flatMap(problemsOf) });
}

const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];
