import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { lockOutUnknownDevices as decideLockOut } from "@/server/accounts/domain/domain-services/authentication-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type LockOutDeps = { readonly unitOfWork: UnitOfWork; readonly newId: NewId };

/** The policy's own lock after too many failures: unknown devices stay out, known ones and live sessions stay. */
export const lockOutUnknownDevices = (
  { unitOfWork, newId }: LockOutDeps,
  accountId: AccountId,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "account.lock",
      actor: { kind: "SYSTEM", name: "system:policy" },
      origin: { requestId: newId(), channel: "web", ip: null, userAgent: null },
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
      reason: { code: "FAILED_SIGN_INS" },
    },
    async (write) => {
      const account = await write.accounts.find(accountId);
      if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
      const locked = decideLockOut(account, write.at);
      if (locked.account === account) return done(null);
      const saved = await write.accounts.save(account, locked.account);
      if (!saved.ok) return saved;
      write.events.append(locked.events);
      return done(null);
    },
  );
