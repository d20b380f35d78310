import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { openApplication } from "@/server/accounts/domain/aggregates/seller-application-aggregate";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { OpenApplicationInput } from "./open-application.schema";

/** Where an account stands on its way to selling: an application, or the selling itself. */
export type SellingWay =
  | { readonly kind: "APPLICATION"; readonly application: SellerApplication }
  | { readonly kind: "SELLS"; readonly accountId: AccountId };

/**
 * Opens the way to selling at its first stage, within a running unit of work; a repeat answers the application that is
 * under way, and whoever sells already is answered as such. Refuses VALIDATION with every field, and what the
 * aggregate refuses.
 */
export async function openApplicationWithin(
  write: WritableRepositories,
  {
    accountId,
    input,
    by,
  }: { readonly accountId: AccountId; readonly input: OpenApplicationInput; readonly by: ActorRef },
): Promise<Result<SellingWay>> {
  const wish = readWish(input);
  if (!wish.ok) return wish;
  const account = await write.accounts.find(accountId);
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  if (account.sellerProfile) return done({ kind: "SELLS", accountId });
  const underWay = await write.sellerApplications.findUnderWay(accountId);
  const last = await write.sellerApplications.findLatest(accountId);
  // What the last one gave is still being taken back: the next one would take it for the applicant's own.
  if (last && !underWay && (await write.sellerApplications.nextCommand(last.id))) {
    return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 5 });
  }
  const opened = openApplication(account, underWay, {
    ...wish.value,
    id: write.sellerApplications.newId(),
    by,
    at: write.at,
    kycLevel: (await write.trust.find(accountId))?.kycLevel ?? "NONE",
    last,
  });
  if (!opened.ok) return opened;
  const application = opened.value;
  if (application !== underWay) {
    const inserted = await write.sellerApplications.insert(application);
    if (!inserted.ok) return inserted;
    if (last) await write.sellerStages.takeOver(application, last.id);
    const { stage: to } = application;
    write.events.append([{ type: "SellerOnboardingAdvanced", accountId, occurredAt: write.at, from: null, to, by }]);
  }
  return done({ kind: "APPLICATION", application });
}

function readWish({ storeName, gstNumber }: OpenApplicationInput) {
  const store = parseStoreName(storeName);
  const number = parseGstin(gstNumber);
  if (store.ok && number.ok) return done({ storeName: store.value, gstNumber: number.value });
  return refuse({ code: "VALIDATION", fields: [store, number].flatMap(problemsOf) });
}

const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];
