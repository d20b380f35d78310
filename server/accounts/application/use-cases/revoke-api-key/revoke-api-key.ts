import type { OperatorActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import { done, type Result, refuse } from "@/server/accounts/domain/result";

/** Ends a key, named by its id or prefix: requests that begin after the commit are refused. A repeat changes nothing. */
export const revokeApiKey =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (
    named: string,
    actor: OperatorActor | StaffActor,
    origin: RequestOrigin,
    note?: string,
  ): Promise<Result<ApiKey>> => {
    const subject = { type: "API_KEY", id: named } as const;
    const proof = actor.kind === "STAFF" ? ({ freshProof: true } as const) : {};
    const reason = note === undefined ? {} : { reason: { note } };
    const audited = { action: "api-key.revoke", actor, origin, subject, accounts: [], ...proof, ...reason } as const;
    return unitOfWork(audited, async (write) => {
      const key = await write.apiKeys.find(named);
      if (!key) return refuse({ code: "NOT_FOUND", what: "API key" });
      if (key.revokedAt === null) await write.apiKeys.revoke(key.id);
      return done({ ...key, revokedAt: key.revokedAt ?? write.at });
    });
  };
