import type { FraudService } from "@/server/accounts/application/ports/outbound/fraud-service-port";
import type { GstRegistry } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type {
  SellerStageReader,
  StageFields,
} from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { RegistryAnswer } from "@/server/accounts/domain/domain-services/onboarding-check-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";

export type GatherDeps = {
  readonly stages: SellerStageReader;
  readonly fraud: Pick<FraudService, "isDisposableMail">;
  /** Null where an installation asks no register: then the check says so. */
  readonly registry: GstRegistry | null;
};

export type Sent = Readonly<Partial<Record<ApplicationStage, StageFields>>>;

/** What may take its time, and is read before the account is locked: submissions are opened, the register is asked. */
export async function gatherSent(
  { stages }: GatherDeps,
  { id: applicationId, onboarding }: SellerApplication,
): Promise<Sent> {
  const sent = await Promise.all(
    APPLICATION_STAGES.map(async (stage) => {
      const { submissionNo } = onboarding.stages[stage];
      const fields = submissionNo > 0 ? await stages.readFields({ applicationId, stage, submissionNo }) : null;
      return fields ? [[stage, fields] as const] : [];
    }),
  );
  return Object.fromEntries(sent.flat());
}

export async function askRegistry({ registry }: GatherDeps, sent: Sent): Promise<RegistryAnswer | null> {
  const typed = sent.TAX?.["gstNumber"];
  const number = typeof typed === "string" ? parseGstin(typed) : null;
  if (!registry || !number?.ok) return null;
  try {
    return await registry.lookUp(number.value);
  } catch {
    return { status: "UNREACHABLE", legalName: null };
  }
}
