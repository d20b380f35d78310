import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";

export type StageAct = {
  readonly action: AuditAction;
  readonly id: ApplicationId;
  readonly actor: StaffActor;
  readonly origin: RequestOrigin;
};

/** What the trail will say of a decision on an application: it stands under the applicant's account. */
export async function auditedStage(
  { applications }: { readonly applications: Pick<OnboardingDirectory, "accountOf"> },
  { action, id, actor, origin }: StageAct,
): Promise<Audited> {
  const accountId = await applications.accountOf(id);
  const subject = accountId && ({ type: "ACCOUNT", id: accountId } as const);
  return { action, actor, origin, subject, accounts: accountId ? [accountId] : [] };
}
