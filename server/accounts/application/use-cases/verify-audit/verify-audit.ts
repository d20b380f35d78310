import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";

export type VerifyAuditDeps = { readonly unitOfWork: UnitOfWork };

/** Asks for the trail to be verified: the worker does it. CONFLICT while a verification is not over. */
export const verifyAudit =
  ({ unitOfWork }: VerifyAuditDeps) =>
  (actor: StaffActor, origin: RequestOrigin): Promise<Result<{ auditEntryId: string }>> =>
    unitOfWork({ action: "audit.verify", actor, origin, subject: null, accounts: [] }, async (write) => {
      const running = await write.chainChecks.request(actor.name);
      if (running) {
        return refuse({ code: "CONFLICT", what: "verification", by: running.by, at: running.at.toISOString() });
      }
      return done({ auditEntryId: write.auditEntryId });
    });
