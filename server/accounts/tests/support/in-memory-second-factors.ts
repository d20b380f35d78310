import { randomBytes, randomUUID } from "node:crypto";
import type {
  PendingGuard,
  PendingSignInRepository,
} from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import type {
  PasskeyChallenges,
  SecondFactorReader,
} from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { SecondFactorRepository } from "@/server/accounts/application/ports/outbound/second-factor-repository";
import type { PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";
import type { HeldFactors, Passkey } from "@/server/accounts/domain/entities/second-factor";
import { isNextSignCount } from "@/server/accounts/domain/policies/second-factor-policy";
import { hexOf, type StoredPending, type Tables } from "./in-memory-state";

export const pendingSignInsOver = ({ pendingSignIns }: Tables, at: Date): PendingSignInRepository => {
  const open = ({ id, needs }: PendingSignIn): StoredPending | null => {
    const stored = pendingSignIns.get(id);
    return stored && !stored.used && stored.pending.needs === needs && at < stored.pending.expiresAt ? stored : null;
  };
  return {
    open: async (pending) => void pendingSignIns.set(pending.id, { pending, attempts: 0, used: false }),
    consume: async (pending) => {
      const stored = open(pending);
      if (stored) pendingSignIns.set(pending.id, { ...stored, used: true });
      return stored !== null;
    },
    advance: async (pending, needs) => {
      const stored = open(pending);
      if (stored) pendingSignIns.set(pending.id, { ...stored, pending: { ...stored.pending, needs } });
      return stored !== null;
    },
  };
};

export const pendingGuardOver = (tables: () => Tables): PendingGuard => {
  const find: PendingGuard["find"] = async ({ id, deviceTokenHash }, maxAttempts, at) => {
    const stored = tables().pendingSignIns.get(id);
    const { pending } = stored ?? {};
    if (!stored || !pending || stored.used || stored.attempts >= maxAttempts || at >= pending.expiresAt) return null;
    return hexOf(pending.deviceTokenHash) === hexOf(deviceTokenHash) ? pending : null;
  };
  return {
    find,
    reserveAttempt: async (asked, maxAttempts, at) => {
      const pending = await find(asked, maxAttempts, at);
      const stored = pending && tables().pendingSignIns.get(pending.id);
      if (stored) tables().pendingSignIns.set(stored.pending.id, { ...stored, attempts: stored.attempts + 1 });
      return pending;
    },
  };
};

const heldIn = ({ totp, passkeys, recoveryCodes }: Tables, accountId: string): HeldFactors => ({
  app: Boolean(totp.get(accountId)?.confirmedAt),
  passkeys: [...passkeys.values()].filter((one) => one.accountId === accountId).length,
  recoveryCodes: [...recoveryCodes.values()].filter((one) => one.accountId === accountId && !one.usedAt).length,
});

export const secondFactorsOver = (tables: Tables, at: Date): SecondFactorRepository => {
  const { totp, passkeys, recoveryCodes } = tables;
  const keyOf = (accountId: string, hash: Uint8Array) => `${accountId}/${hexOf(hash)}`;
  return {
    held: async (accountId) => heldIn(tables, accountId),
    findTotp: async (accountId) => totp.get(accountId) ?? null,
    beginTotp: async (accountId, secret) => {
      if (totp.get(accountId)?.confirmedAt) return false;
      totp.set(accountId, { secret, confirmedAt: null, lastStep: null });
      return true;
    },
    confirmTotp: async (accountId, step) => {
      const stored = totp.get(accountId);
      if (!stored || stored.confirmedAt) return false;
      totp.set(accountId, { ...stored, confirmedAt: at, lastStep: step });
      return true;
    },
    acceptStep: async (accountId, step) => {
      const stored = totp.get(accountId);
      if (!stored?.confirmedAt || (stored.lastStep !== null && stored.lastStep >= step)) return false;
      totp.set(accountId, { ...stored, lastStep: step });
      return true;
    },
    removeTotp: async (accountId) => totp.delete(accountId),
    replaceRecoveryCodes: async (accountId, hashes) => {
      for (const [key, { accountId: owner }] of recoveryCodes) if (owner === accountId) recoveryCodes.delete(key);
      for (const hash of hashes) recoveryCodes.set(keyOf(accountId, hash), { accountId, usedAt: null });
    },
    useRecoveryCode: async (accountId, hash) => {
      const stored = recoveryCodes.get(keyOf(accountId, hash));
      if (!stored || stored.usedAt) return false;
      recoveryCodes.set(keyOf(accountId, hash), { ...stored, usedAt: at });
      return true;
    },
    listPasskeys: async (accountId) => [...passkeys.values()].filter((one) => one.accountId === accountId),
    addPasskey: async (passkey) => {
      if ([...passkeys.values()].some((one) => hexOf(one.credentialId) === hexOf(passkey.credentialId))) return false;
      passkeys.set(passkey.id, passkey);
      return true;
    },
    removePasskey: async (accountId, id) => {
      const stored = passkeys.get(id);
      if (stored?.accountId !== accountId) return null;
      passkeys.delete(id);
      return stored;
    },
    usePasskey: async (accountId, id, signCount) => {
      const stored = passkeys.get(id);
      if (stored?.accountId !== accountId || !isNextSignCount(stored.signCount, signCount)) return false;
      passkeys.set(id, { ...stored, signCount, lastUsedAt: at });
      return true;
    },
  };
};

export const secondFactorReaderOver = (tables: () => Tables): SecondFactorReader => {
  const passkeysOf = (accountId: string): Passkey[] =>
    [...tables().passkeys.values()].filter((one) => one.accountId === accountId);
  return {
    findPasskey: async (credentialId) =>
      [...tables().passkeys.values()].find((one) => hexOf(one.credentialId) === hexOf(credentialId)) ?? null,
    listPasskeys: async (accountId) => passkeysOf(accountId),
    findDeviceId: async (accountId, deviceTokenHash) =>
      [...tables().devices.values()].find(
        ({ device, tokenHash }) => device.accountId === accountId && tokenHash === hexOf(deviceTokenHash),
      )?.device.id ?? null,
    passwordHash: async (accountId) => tables().credentials.get(accountId)?.passwordHash ?? null,
    knownProofs: async (accountId, sessionId) => ({
      held: heldIn(tables(), accountId),
      hasPassword: tables().credentials.has(accountId),
      method: tables().sessions.get(sessionId)?.session.method ?? "PASSWORD",
    }),
    overview: async (accountId) => {
      const factor = tables().totp.get(accountId);
      return {
        app: factor?.confirmedAt ? { confirmedAt: factor.confirmedAt } : null,
        appWaits: factor !== undefined && factor.confirmedAt === null,
        recoveryCodesLeft: heldIn(tables(), accountId).recoveryCodes,
        passkeys: passkeysOf(accountId).map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          name,
          addedAt: createdAt,
          lastUsedAt,
        })),
      };
    },
  };
};

/** Nothing interrupts synchronous code, so a challenge is used up by one caller. */
export function inMemoryPasskeyChallenges(): PasskeyChallenges {
  type Asked = Parameters<PasskeyChallenges["open"]>[0];
  const waiting = new Map<string, Asked & { readonly challenge: Uint8Array }>();
  return {
    open: async (asked) => {
      const id = randomUUID();
      const challenge = new Uint8Array(randomBytes(32));
      waiting.set(id, { ...asked, challenge });
      return { id, challenge };
    },
    consume: async ({ id, purpose, deviceTokenHash, at }) => {
      const asked = waiting.get(id);
      const isTheirs = asked?.purpose === purpose && hexOf(asked.deviceTokenHash) === hexOf(deviceTokenHash);
      if (!asked || !isTheirs || at.getTime() - asked.at.getTime() >= 5 * 60_000) return null;
      waiting.delete(id);
      return { challenge: asked.challenge, accountId: asked.accountId };
    },
  };
}
