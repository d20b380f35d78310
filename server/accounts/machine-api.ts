import type { ReadDeps } from "./account-queries";
import type { AnswerStore } from "./application/ports/outbound/answer-store";
import type { OpaqueKey } from "./application/ports/outbound/attempt-store-port";
import type { WebhookDirectory } from "./application/ports/outbound/webhook-directory";
import { applyToSell } from "./application/use-cases/apply-to-sell/apply-to-sell";
import { changeStatusByKey } from "./application/use-cases/change-status/change-status-by-key";
import { type CreateApiKeyDeps, createApiKey } from "./application/use-cases/create-api-key/create-api-key";
import { type CreateWebhookDeps, createWebhook } from "./application/use-cases/create-webhook/create-webhook";
import { deleteWebhook } from "./application/use-cases/delete-webhook/delete-webhook";
import { flagAction } from "./application/use-cases/flag-action/flag-action";
import { lockByKey } from "./application/use-cases/lock-account/lock-by-key";
import type { LockProofDeps } from "./application/use-cases/lock-account/prove-lock";
import { lookUpByKey } from "./application/use-cases/look-up-accounts/look-up-by-key";
import { receiveEvents } from "./application/use-cases/receive-events/receive-events";
import type { ReceiveTogetherDeps } from "./application/use-cases/receive-events/receive-together";
import type { EventReader } from "./application/use-cases/receive-events/received-event";
import { type RegisterByKeyDeps, registerByKey } from "./application/use-cases/register-account/register-by-key";
import { type ResolveApiKeyDeps, resolveApiKey } from "./application/use-cases/resolve-api-key/resolve-api-key";
import { revokeApiKey } from "./application/use-cases/revoke-api-key/revoke-api-key";
import { rotateWebhookSecret } from "./application/use-cases/rotate-webhook-secret/rotate-webhook-secret";
import { unlockByKey } from "./application/use-cases/unlock-account/unlock-by-key";
import { type UpdateAccountDeps, updateAccount } from "./application/use-cases/update-account/update-account";
import { done } from "./domain/result";
import { gatheredEvents } from "./gathered-events";
import { authorizeAction } from "./read-model/queries/authorize-action";
import { findMachineAccount, getMachineAccount } from "./read-model/queries/get-machine-account";
import { entitlementsOf, getMachineStanding } from "./read-model/queries/get-machine-standing";
import { listMachineAccounts } from "./read-model/queries/list-machine-accounts";
import { listMachineAudit } from "./read-model/queries/list-machine-audit";
import { listMachineCheckpoints } from "./read-model/queries/list-machine-checkpoints";
import { lookUpMachineAccounts } from "./read-model/queries/look-up-machine-accounts";
import { readMachineFacts } from "./read-model/queries/machine-facts";
import { createSealer } from "./read-model/queries/sealed-text";

export type MachineApiDeps = CreateApiKeyDeps &
  Pick<ResolveApiKeyDeps, "apiKeys"> &
  ReceiveTogetherDeps &
  RegisterByKeyDeps &
  UpdateAccountDeps &
  CreateWebhookDeps &
  LockProofDeps & {
    readonly hashToken: ResolveApiKeyDeps["hashSecret"];
    readonly opaqueKey: OpaqueKey;
    readonly answers: AnswerStore;
    readonly webhooks: WebhookDirectory;
    readonly readEvents: EventReader;
    /** What verifies the checkpoints of the trail. */
    readonly auditPublicKeys: readonly string[];
    /** Of a network address, 0 to 1. */
    readonly badnessOf: (ip: string) => number;
    readonly reads: Pick<ReadDeps, "pool" | "now" | "cursorKey" | "policies">;
  };

/** What other systems ask and do, and the keys they come with. */
export function machineApi(deps: MachineApiDeps) {
  const { pool, now, cursorKey, policies } = deps.reads;
  const reads = { pool, now, sealer: createSealer(cursorKey), policies };
  const readStanding = readMachineFacts(reads);
  return {
    createKey: createApiKey(deps),
    revokeKey: revokeApiKey(deps),
    listKeys: deps.apiKeys.list,
    resolveKey: resolveApiKey({ ...deps, hashSecret: deps.hashToken }),
    answers: deps.answers,
    now: deps.now,
    opaqueKey: deps.opaqueKey,
    badnessOf: deps.badnessOf,
    readEvents: deps.readEvents,
    receiveEvents: receiveEvents(deps),
    takeEvents: gatheredEvents(deps),
    registerAccount: registerByKey(deps),
    updateAccount: updateAccount(deps),
    applyToSell: applyToSell(deps),
    changeStatus: changeStatusByKey(deps),
    flagAction: flagAction(deps),
    createWebhook: createWebhook(deps),
    deleteWebhook: deleteWebhook(deps),
    rotateWebhookSecret: rotateWebhookSecret(deps),
    listWebhooks: () => deps.webhooks.list(),
    findAccount: findMachineAccount(reads),
    getAccount: getMachineAccount(reads),
    listAccounts: listMachineAccounts(reads),
    lookUpAccounts: lookUpByKey({ ...deps, lookUpAccounts: lookUpMachineAccounts(reads) }),
    getStanding: getMachineStanding(reads),
    readStanding,
    entitlementsOf,
    getEntitlements: async (named: string) => {
      const standing = await readStanding(named);
      return standing.ok ? done(entitlementsOf(standing.value)) : standing;
    },
    authorize: authorizeAction(reads),
    lockAccount: lockByKey(deps),
    unlockAccount: unlockByKey(deps),
    listAudit: listMachineAudit(reads),
    listCheckpoints: listMachineCheckpoints(reads),
    auditPublicKeys: deps.auditPublicKeys,
  };
}

export type MachineApi = ReturnType<typeof machineApi>;
