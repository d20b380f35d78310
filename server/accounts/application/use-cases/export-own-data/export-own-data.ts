import type { HoldActor, HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { OwnDataReader } from "@/server/accounts/application/ports/outbound/own-data-reader";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { exportPolicy } from "@/server/accounts/domain/policies/export-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import {
  type ProveOwnPasswordDeps,
  proveOwnPassword,
  refusalOfStalePassword,
} from "../prove-own-password/prove-own-password";
import { provedContact } from "../proved-contact";
import type { ExportOwnDataInput } from "./export-own-data.schema";

export type ExportOwnDataDeps = ProveOwnPasswordDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly ownData: OwnDataReader;
};

/** Pieces of one JSON text, read as they are asked for. */
export type DataExport = AsyncIterable<string>;

const DAY_SECONDS = 86_400;
const action = "account.export-data";

/**
 * Everything we keep about the one who asks, after their password. The entry and the notice are committed before the
 * first byte leaves; at most five a day (RATE_LIMITED).
 */
export const exportOwnData =
  (deps: ExportOwnDataDeps) =>
  async (input: ExportOwnDataInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<DataExport>> => {
    const proved = await proveOwnPassword(deps, actor, input.password);
    if (proved.ok) return exportFor(deps, actor, origin, proved.value);
    const subject = { type: "ACCOUNT", id: actor.accountId } as const;
    await deps.auditLog.recordRefusal({ action, actor, origin, code: proved.refusal.code, subject });
    return proved;
  };

/** The same by a hold pass, which stands for a password and a second factor that were just proved. */
export const exportOnHold =
  (deps: ExportOwnDataDeps) =>
  (actor: HoldActor, origin: RequestOrigin): Promise<Result<DataExport>> =>
    exportFor(deps, actor, origin, null);

async function exportFor(
  { unitOfWork, ownData }: ExportOwnDataDeps,
  actor: HolderActor | HoldActor,
  origin: RequestOrigin,
  proved: PasswordHash | null,
): Promise<Result<DataExport>> {
  const { accountId } = actor;
  const allowed = await unitOfWork(
    { action, actor, origin, subject: { type: "ACCOUNT", id: accountId }, accounts: [accountId] },
    async (write) => {
      const stale = proved && (await refusalOfStalePassword(write, accountId, proved));
      if (stale) return stale;
      const dayAgo = new Date(write.at.getTime() - DAY_SECONDS * 1_000);
      const { count, firstAt } = await write.ownActs.countSince(accountId, [action], dayAgo);
      if (count >= exportPolicy.exportsPerDay) return refuse(tooMany(firstAt, write.at));
      const account = await write.accounts.find(accountId);
      const contact = account && provedContact(account);
      if (contact) {
        const values = { at: write.at.toISOString() };
        write.notifications.queue({ accountId, ...contact, template: "DATA_EXPORTED", values });
      }
      return done(write.at);
    },
  );
  return allowed.ok ? done(ownData.read(accountId, allowed.value)) : allowed;
}

const tooMany = (firstAt: Date | null, at: Date) =>
  ({
    code: "RATE_LIMITED",
    retryAfterSeconds: firstAt
      ? Math.max(1, Math.ceil(DAY_SECONDS - (at.getTime() - firstAt.getTime()) / 1_000))
      : DAY_SECONDS,
  }) as const;
