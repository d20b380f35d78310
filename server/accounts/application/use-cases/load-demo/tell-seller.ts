import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingEvent } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { readStage } from "../submit-stage/read-stage";
import type { SubmitStageInput } from "../submit-stage/stage-fields.schema";
import type { DemoId } from "./demo-population";

/** A made-up seller on probation, whose store came with the story: how the way to it went. */
export type DemoSeller = {
  readonly seller: DemoId;
  readonly openedAt: Date;
  readonly answers: readonly SubmitStageInput[];
  readonly reviewers: readonly [first: DemoId, second: DemoId];
};

export type TellSellerOrder = { readonly told: DemoSeller; readonly people: ReadonlyMap<DemoId, AccountId> };

const actor: SystemActor = { kind: "SYSTEM", name: "system:demo" };

/** Writes down the way that has led to selling, as it stood on the first day of it. Once: a repeat changes nothing. */
export const tellSeller =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async ({ told, people }: TellSellerOrder, origin: RequestOrigin): Promise<Result<null>> => {
    const [accountId, first, second] = [told.seller, ...told.reviewers].map((id) => people.get(id));
    if (!accountId || !first || !second)
      throw new Error(`The made-up marketplace names ${told.seller} without people.`);
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "demo.load", actor, origin, subject, accounts: [accountId] }, async (write) => {
      if (await write.sellerApplications.findLatest(accountId)) return done(null);
      const store = (await write.accounts.find(accountId))?.sellerProfile;
      if (!store?.gstNumber) return refuse({ code: "NOT_FOUND", what: "seller profile" });
      const { storeName, gstNumber, createdAt: since } = store;
      const id = write.sellerApplications.newId();
      const begun = beginOnboarding({ sagaId: id, accountId, kycBefore: "CONTACT", at: told.openedAt });
      const way = passed(write, begun, { first, second, openedAt: told.openedAt, since });
      if (!way.ok) return way;
      const onboarding = way.value;
      const who = { id, accountId, storeName, gstNumber, openedAt: told.openedAt, openedBy: accountId, version: 1 };
      const inserted = await write.sellerApplications.insert({ ...who, stage: onboarding.stage, onboarding });
      return inserted.ok ? await keepWhatWasSaid(write, inserted.value, told.answers) : inserted;
    });
  };

type Way = { readonly first: AccountId; readonly second: AccountId; readonly openedAt: Date; readonly since: Date };

/** Every stage sent, checked without a fault and approved, FINAL by the second person, on days between the two. */
function passed(
  write: WritableRepositories,
  begun: OnboardingState,
  { first, second, openedAt, since }: Way,
): Result<OnboardingState> {
  const dayOf = (place: number) =>
    new Date(openedAt.getTime() + ((since.getTime() - openedAt.getTime()) * place) / APPLICATION_STAGES.length);
  const events = APPLICATION_STAGES.flatMap((stage, index): OnboardingEvent[] => {
    const by = { id: stage === "FINAL" ? second : first, roles: ["ANALYST"] as const };
    const at = dayOf(index + 1);
    const checked = { type: "ChecksRan", stage, submissionNo: 1, blocking: [], at } as const;
    const approved = { type: "StageApproved", stage, by, at } as const;
    return stage === "FINAL" ? [checked, approved] : [{ type: "StageSubmitted", stage, at }, checked, approved];
  });
  let state = begun;
  for (const event of [...events, { type: "SellerGranted", at: since } as const]) {
    const step = write.onboarding(state, event);
    if (!step.ok) return step;
    state = step.value.state;
  }
  return done(state);
}

async function keepWhatWasSaid(
  write: WritableRepositories,
  application: SellerApplication,
  answers: readonly SubmitStageInput[],
): Promise<Result<null>> {
  for (const input of answers) {
    const sent = readStage(input);
    if (!sent.ok) return sent;
    const key = { applicationId: application.id, stage: input.stage, submissionNo: 1 };
    await write.sellerStages.insertSubmission(application, key, sent.value.fields);
  }
  return done(null);
}
