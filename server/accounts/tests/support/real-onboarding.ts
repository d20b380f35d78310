import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done, type Result } from "@/server/accounts/domain/result";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { answersOf, gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { handInDocuments } from "@/server/cli/bench/onboarding-documents";
import { newId } from "@/server/platform/new-id";
import { type ModuleScene, putHolder, systemOrigin } from "./module-scene";
import { must } from "./must";
import { audited } from "./stored-people";

export type Applicant = { readonly holder: HolderActor; readonly id: ApplicationId; readonly business: number };

/** Somebody with a standing who applied for the n-th business. */
export async function putApplicant(scene: ModuleScene, business: number): Promise<Applicant> {
  const holder = await putHolder(scene, `applicant-${newId()}@example.org`);
  const { accountId } = holder;
  must(
    await scene.accounts.unitOfWork(audited([accountId], { action: "trust.evaluate" }), async (write) => {
      const opened = { accountId, kycLevel: "CONTACT", policy: trustPolicyV1, at: write.at } as const;
      await write.trust.saveMany([openTrustProfile(opened)]);
      return done(null);
    }),
  );
  const input = { storeName: `Store ${business}`, gstNumber: gstinOfBusiness(business) };
  const way = must(await scene.accounts.onboarding.openApplication(input, holder, systemOrigin));
  if (way.kind !== "APPLICATION") throw new Error("A buyer applied.");
  return { holder, id: way.application.id, business };
}

/** Hands in what the stage asks for, and sends it. */
export async function send(
  scene: Pick<ModuleScene, "accounts" | "database">,
  { holder, business }: Applicant,
  stage: Exclude<ApplicationStage, "FINAL">,
  { documents = true } = {},
) {
  if (documents) await handInDocuments(scene, holder, stage);
  return scene.accounts.onboarding.submitStage(answersOf(business)[stage], holder, systemOrigin);
}

export const approve = (
  { accounts }: Pick<ModuleScene, "accounts">,
  { id }: Applicant,
  stage: ApplicationStage,
  by: StaffActor,
): Promise<Result<SellerApplication>> =>
  accounts.onboarding.approveStage({ applicationId: id, stage, personChecks: personChecksOf[stage] }, by, systemOrigin);

/** Sends, checks and approves every stage before this one. */
export async function reach(scene: ModuleScene, applicant: Applicant, stage: ApplicationStage, by: StaffActor) {
  for (const one of APPLICATION_STAGES.slice(0, APPLICATION_STAGES.indexOf(stage))) {
    if (one !== "FINAL") must(await send(scene, applicant, one));
    await scene.accounts.onboarding.run(applicant.id, systemOrigin);
    must(await approve(scene, applicant, one, by));
  }
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
}

/** What an application has given so far, as the owner of the database sees it. */
export async function given({ database }: Pick<ModuleScene, "database">, { id, holder }: Applicant) {
  const { rows } = await database.pool.query<{
    stage: string;
    kyc: string;
    roles: string[];
    seller: string | null;
    buyer: boolean;
    open: number;
    upgraded: number;
    told: number;
  }>(
    `SELECT s.stage, t.kyc_level AS kyc,
            (SELECT array_agg(role_type ORDER BY role_type) FROM role r WHERE r.account_id = s.account_id) AS roles,
            (SELECT onboarding_stage FROM seller_profile p WHERE p.account_id = s.account_id) AS seller,
            EXISTS (SELECT FROM buyer_profile b WHERE b.account_id = s.account_id) AS buyer,
            (SELECT count(*)::int FROM seller_saga_command c WHERE c.application_id = s.id AND c.done_at IS NULL) AS open,
            (SELECT count(*)::int FROM outbox o WHERE o.account_id = s.account_id AND o.type = 'accounts.seller-upgraded.v1') AS upgraded,
            (SELECT count(*)::int FROM outbox o WHERE o.account_id = s.account_id AND o.type = 'accounts.notification-requested.v1') AS told
       FROM seller_application s JOIN trust_profile t ON t.account_id = s.account_id
      WHERE s.id = $1 AND s.account_id = $2`,
    [id, holder.accountId],
  );
  const [row] = rows;
  if (!row) throw new Error("There is no such application.");
  return row;
}
