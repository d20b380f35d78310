import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, refuse, unreachable } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { refusalOverCap } from "../refusal-over-cap";
import type { RevealPersonalDataInput } from "./reveal-personal-data.schema";

/** How long a screen shows a revealed value. */
export const REVEAL_SECONDS = 60;

export type RevealedValue = { readonly value: string; readonly seconds: number; readonly auditEntryId: string };

/** Gives one private value in clear. The value leaves only after the entry that says who read it is committed. */
export const revealPersonalData =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: RevealPersonalDataInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<RevealedValue>> => {
    const accountId = accountIdFrom(input.accountId);
    return unitOfWork(
      {
        action: "account.reveal",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: `${input.reasonCode}:${input.field}` },
      },
      async (write) => {
        const capped = await refusalOverCap(write, "reveals", actor.accountId);
        if (capped) return capped;
        const account = await write.accounts.find(accountId);
        const value = account && (await privateValueOf(write, account, input));
        if (!value) return refuse({ code: "NOT_FOUND", what: "value" });
        return done({ value, seconds: REVEAL_SECONDS, auditEntryId: write.auditEntryId });
      },
    );
  };

async function privateValueOf(
  write: WritableRepositories,
  account: Account,
  { field, sessionId }: RevealPersonalDataInput,
): Promise<string | null> {
  switch (field) {
    case "email":
      return account.email?.email.address ?? null;
    case "phone":
      return account.phone?.phone ?? null;
    case "gstin":
      return account.sellerProfile?.gstNumber ?? null;
    case "dateOfBirth":
      return account.buyerProfile?.dateOfBirth ?? null;
    case "ip":
      return sessionId ? addressOf(write, account.id, sessionId) : null;
    default:
      return unreachable(field);
  }
}

async function addressOf(write: WritableRepositories, accountId: AccountId, sessionId: string): Promise<string | null> {
  const session = await write.sessions.find(sessionIdFrom(sessionId));
  if (!session || session.accountId !== accountId) return null;
  return (await write.devices.findById(accountId, session.deviceId))?.lastIp ?? null;
}
