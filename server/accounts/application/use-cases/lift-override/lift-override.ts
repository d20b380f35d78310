import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { endOverride } from "@/server/accounts/domain/aggregates/override-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { showOverrideWithin } from "../override-trust/show-override-within";
import type { LiftOverrideInput } from "./lift-override.schema";

/**
 * Ends an override before its time, with a fresh proof: the computed score counts again at once. Refuses NOT_FOUND
 * where none is in force, and one's own account.
 */
export const liftOverride =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (
    input: LiftOverrideInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly auditEntryId: string }>> => {
    const accountId = accountIdFrom(input.accountId);
    return unitOfWork(
      {
        action: "trust.lift-override",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { note: input.note },
        freshProof: true,
      },
      async (write) => {
        const before = await write.overrides.findOpen(accountId);
        if (!before) return refuse({ code: "NOT_FOUND", what: "override" });
        const ended = endOverride(before, { at: write.at, how: "LIFTED", by: actor.accountId });
        if (!ended.ok) return ended;
        const saved = await write.overrides.save(before, ended.value.override);
        if (!saved.ok) return saved;
        write.events.append(ended.value.events);
        await showOverrideWithin(write, accountId, null);
        return done({ auditEntryId: write.auditEntryId });
      },
    );
  };
