import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";

/** What a process that approves and dies is told. */
export type ApprovingOrder = {
  readonly appUrl: string;
  readonly masterKey: string;
  readonly sessionSecret: string;
  readonly applicationId: string;
  readonly stage: ApplicationStage;
  readonly by: StaffActor;
  readonly dieAfter: number;
};
