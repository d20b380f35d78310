import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { SellerStageReader } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type ApplicationId, applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { auditedStage } from "../approve-stage/audited-stage";
import { refusalOverCap } from "../refusal-over-cap";
import { REVEAL_SECONDS, type RevealedValue } from "../reveal-personal-data/reveal-personal-data";
import type { RevealDeclaredInput } from "./reveal-declared.schema";

export type RevealDeclaredDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly applications: Pick<OnboardingDirectory, "accountOf" | "find">;
  readonly stages: SellerStageReader;
};

/**
 * Gives one answer of an application in clear, under the cap of all reveals. It leaves only after the entry that says
 * who read it is committed. NOT_FOUND where it was never sent, or is erased.
 */
export const revealDeclared =
  (deps: RevealDeclaredDeps) =>
  async (input: RevealDeclaredInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RevealedValue>> => {
    const id = applicationIdFrom(input.applicationId);
    const audited = await auditedStage(deps, { action: "account.reveal", id, actor, origin });
    const value = await declaredValue(deps, id, input);
    const code = `${input.reasonCode}:${input.stage.toLowerCase()}.${input.field}`;
    return deps.unitOfWork({ ...audited, reason: { code } }, async (write) => {
      const capped = await refusalOverCap(write, "reveals", actor.accountId);
      if (capped) return capped;
      if (!value) return refuse({ code: "NOT_FOUND", what: "value" });
      return done({ value, seconds: REVEAL_SECONDS, auditEntryId: write.auditEntryId });
    });
  };

async function declaredValue(
  { applications, stages }: RevealDeclaredDeps,
  applicationId: ApplicationId,
  { stage, field }: RevealDeclaredInput,
): Promise<string | null> {
  const application = await applications.find(applicationId);
  const submissionNo = application?.onboarding.stages[stage].submissionNo ?? 0;
  // Number 0 is the draft: what nobody has sent is nobody's to read.
  if (submissionNo === 0) return null;
  const value = (await stages.readFields({ applicationId, stage, submissionNo }))?.[field];
  return typeof value === "string" && value !== "" ? value : null;
}
