import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";

/** The document that a run was asked for, as it was then. */
export function documentOfRun({ id, document }: PolicyRun): TrustPolicy {
  const parsed = parseTrustPolicy(JSON.parse(document));
  if (parsed.ok) return parsed.value;
  throw new Error(`Run ${id} was asked for a document that this release refuses.`);
}
