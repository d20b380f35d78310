import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { revokeApiKey } from "./revoke-api-key";
import type { RevokeApiKeyInput } from "./revoke-api-key.schema";

/** The same from the console, with a fresh proof and the reason. */
export const revokeApiKeyByStaff =
  (deps: { readonly unitOfWork: UnitOfWork }) =>
  async (
    { keyId, note }: RevokeApiKeyInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly name: string }>> => {
    const revoked = await revokeApiKey(deps)(keyId, actor, origin, note);
    return revoked.ok ? done({ name: revoked.value.name }) : revoked;
  };
