import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Result } from "@/server/accounts/domain/result";
import { type CaseId, caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";

export type CaseDeps = { readonly unitOfWork: UnitOfWork; readonly cases: CaseDirectory };

type CaseAct = {
  readonly action: Extract<AuditAction, `case.${string}`>;
  readonly input: { readonly caseId: string; readonly reasonCode: string; readonly note: string };
  readonly actor: StaffActor;
  readonly origin: RequestOrigin;
};

/** What one reviewer does about one case: under its account's lock, with the reason in the audit entry. */
export async function onCase<T>(
  { unitOfWork, cases }: CaseDeps,
  { action, input: { caseId: id, reasonCode, note }, actor, origin }: CaseAct,
  work: (write: WritableRepositories, caseId: CaseId) => Promise<Result<T>>,
): Promise<Result<T>> {
  const caseId = caseIdFrom(id);
  const accountId = await cases.accountOf(caseId);
  return unitOfWork(
    {
      action,
      actor,
      origin,
      subject: { type: "CASE", id: caseId },
      accounts: accountId ? [accountId] : [],
      reason: { code: reasonCode, note },
    },
    (write) => work(write, caseId),
  );
}
