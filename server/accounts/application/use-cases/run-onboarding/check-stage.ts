import type { OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { IdentifierKind } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import {
  blockingOf,
  type CheckFacts,
  type RegistryAnswer,
  runChecks,
} from "@/server/accounts/domain/domain-services/onboarding-check-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { ONBOARDING } from "@/server/accounts/domain/value-objects/actor-ref";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { parsePayoutAccount } from "@/server/accounts/domain/value-objects/payout-account";
import { advanceApplicationWithin } from "../advance-application/advance-application-within";
import type { GatherDeps, Sent } from "./gather-check-facts";

export type CheckStageDeps = GatherDeps & {
  /** Turns a number into a key that says nothing about it. */
  readonly opaqueKey: OpaqueKey;
};

export type StageToCheck = {
  readonly stage: ApplicationStage;
  readonly submissionNo: number;
  readonly sent: Sent;
  readonly registry: RegistryAnswer | null;
  readonly heldRelatives: readonly AccountId[];
};

/** Runs a submission's checks within the unit of work and tells the saga what keeps the stage from being approved. */
export async function checkStageWithin(
  deps: CheckStageDeps,
  write: WritableRepositories,
  application: SellerApplication,
  { stage, submissionNo, ...gathered }: StageToCheck,
): Promise<Result<SellerApplication>> {
  // Sent anew meanwhile, or over: those checks say nothing any more.
  if (application.onboarding.stages[stage].submissionNo !== submissionNo) return done(application);
  const results = runChecks(stage, await factsWithin(deps, write, application, { stage, ...gathered }));
  const key = { applicationId: application.id, stage, submissionNo };
  await write.sellerStages.saveChecks(application, key, results);
  const isRegistered = results.some(({ check, outcome }) => check === "REGISTRY" && outcome === "PASS");
  const ran = { type: "ChecksRan", stage, submissionNo, blocking: blockingOf(results), isRegistered } as const;
  return await advanceApplicationWithin(write, { application, event: { ...ran, at: write.at }, by: ONBOARDING });
}

async function factsWithin(
  { opaqueKey, fraud }: CheckStageDeps,
  write: WritableRepositories,
  application: SellerApplication,
  { stage, sent, registry, heldRelatives }: Omit<StageToCheck, "submissionNo">,
): Promise<CheckFacts> {
  const { accountId } = application;
  const holdersOf = async (kind: IdentifierKind, number: string | null): Promise<readonly AccountId[]> => {
    if (number === null) return [];
    const hash = opaqueKey(`seller-${kind.toLowerCase()}`, number);
    await write.sellerStages.noteIdentifier(application, kind, hash);
    return await write.sellerStages.othersWith(accountId, kind, hash);
  };
  const panHolders = await holdersOf("PAN", stage === "IDENTITY" ? panOf(sent) : null);
  const payoutHolders = await holdersOf("PAYOUT", stage === "PAYOUT" ? payoutOf(sent) : null);
  const gstinHolder = stage === "TAX" ? await gstinHolderWithin(write, application, sent) : null;
  const named = [...panHolders, ...payoutHolders, ...(gstinHolder ? [gstinHolder] : [])];
  const email = (await write.accounts.find(accountId))?.email;
  return {
    at: write.at,
    sent,
    registry,
    gstinHolder,
    panHolders,
    payoutHolders,
    shopsAlike: stage === "STORE" ? await shopsAlikeWithin(write, accountId, sent) : [],
    linkedHeld: [...new Set([...heldRelatives, ...(await heldAmong(write, named))])],
    isMailDisposable: email?.verifiedAt ? fraud.isDisposableMail(email.email.address.split("@").at(-1) ?? "") : null,
  };
}

async function heldAmong(write: WritableRepositories, ids: readonly AccountId[]): Promise<readonly AccountId[]> {
  const accounts = await write.accounts.findMany([...new Set(ids)]);
  return accounts.flatMap((account) => (refusalToAct(account, write.at, "SELLER") ? [account.id] : []));
}

async function gstinHolderWithin(write: WritableRepositories, application: SellerApplication, sent: Sent) {
  const number = parseGstin(String(sent.TAX?.["gstNumber"] ?? ""));
  return number.ok ? await write.sellerApplications.claimGstin(application, number.value) : null;
}

async function shopsAlikeWithin(write: WritableRepositories, accountId: AccountId, { STORE }: Sent) {
  const name = STORE?.["storeName"];
  return typeof name === "string" ? await write.sellerStages.shopsThatLookLike(accountId, name) : [];
}

function panOf({ IDENTITY }: Sent): string | null {
  const pan = IDENTITY?.["pan"];
  return typeof pan === "string" ? pan : null;
}

function payoutOf({ PAYOUT }: Sent): string | null {
  const text = (field: string) => String(PAYOUT?.[field] ?? "");
  const method = text("method") === "UPI" ? "UPI" : "BANK";
  const [ifsc, accountNumber, upiAddress] = [text("ifsc"), text("accountNumber"), text("upiAddress")];
  const account = parsePayoutAccount({ method, ifsc, accountNumber, upiAddress });
  return account.ok ? account.value.key : null;
}
