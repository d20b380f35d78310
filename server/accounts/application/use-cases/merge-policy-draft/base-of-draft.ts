import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";

/** The numbers that a draft was opened with, or merged onto last. */
export const baseOfDraft = async (
  write: Pick<WritableRepositories, "policies">,
  { basedOn }: PolicyVersion,
): Promise<TrustPolicy | null> => (basedOn === null ? null : ((await write.policies.find(basedOn))?.policy ?? null));
