import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId, NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { AddressReputation, FraudService } from "@/server/accounts/application/ports/outbound/fraud-service-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { openSession } from "@/server/accounts/domain/domain-services/session-management-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { type Device, isKnownDevice, recordDevice, seeDeviceAgain } from "@/server/accounts/domain/entities/device";
import type { ProofLevel, SignInMethod } from "@/server/accounts/domain/entities/session";
import { sessionPolicy } from "@/server/accounts/domain/policies/session-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { type SessionId, sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { provedContact } from "../proved-contact";
import { recordSignInEvidence, seePlaceWithin } from "./record-sign-in-evidence";

export type OpenSessionDeps = {
  readonly newId: NewId;
  readonly newToken: NewToken;
  /** A browser as people call it: "Chrome on Windows". */
  readonly deviceName: (userAgent: string) => string;
  readonly fraud: FraudService;
  /** The live one, read before the unit of work began. */
  readonly policy: TrustPolicy;
};

export type SignInPlace = {
  readonly method: SignInMethod;
  /** What was proved on the way in. */
  readonly level: ProofLevel;
  /** Hash of the browser's device cookie. */
  readonly deviceTokenHash: Uint8Array;
  readonly origin: RequestOrigin;
};

/** The token is told once, to the browser; only its hash is stored. */
export type NewSessionToken = { readonly token: string; readonly sessionId: SessionId; readonly expiresAt: Date };

/**
 * Records the device and opens a session within a running unit of work, after every proof held. A device that is new
 * to an account with others is told to its owner and counts as evidence; the oldest sessions over the limit end.
 */
export async function openSessionWithin(
  write: WritableRepositories,
  deps: OpenSessionDeps,
  account: Account,
  place: SignInPlace,
): Promise<NewSessionToken> {
  const { at } = write;
  const reputation = deps.fraud.reputationOf(place.origin.ip);
  const { device, known, first } = await recordDeviceWithin(write, deps, account, { place, reputation });
  const weight = await seePlaceWithin(write, { device, known, first, reputation });
  const { token, hash } = deps.newToken();
  const opened = openSession(
    {
      id: sessionIdFrom(deps.newId()),
      accountId: account.id,
      deviceId: device.id,
      method: place.method,
      level: place.level,
      isStaff: isStaffAccount(account),
      knownDevice: known,
      firstDevice: first,
      at,
    },
    await write.sessions.listLive(account.id),
    sessionPolicy,
  );
  await write.sessions.open(opened.session, hash);
  const surplus = opened.ended.map(({ id }) => id);
  if (surplus.length > 0) await write.sessions.end(account.id, surplus, "TOO_MANY_SESSIONS");
  write.events.append(opened.events);
  if (isEvidence(place.method) && !isStaffAccount(account)) {
    const seen = { device, known, first, reputation, sessionId: opened.session.id };
    await recordSignInEvidence(write, deps, seen, weight);
    if (!known && !first) tellOfNewDevice(write, deps, account, device);
  }
  return { token, sessionId: opened.session.id, expiresAt: opened.session.expiresAt };
}

async function recordDeviceWithin(
  write: WritableRepositories,
  { newId }: OpenSessionDeps,
  account: Account,
  { place, reputation }: { readonly place: SignInPlace; readonly reputation: AddressReputation },
): Promise<{ device: Device; known: boolean; first: boolean }> {
  const { deviceTokenHash, origin } = place;
  const seen = { userAgent: origin.userAgent ?? "", ip: origin.ip, country: reputation.country, at: write.at };
  const stored = await write.devices.find(account.id, deviceTokenHash);
  const first = !stored && (await write.devices.count(account.id)) === 0;
  const device = stored ? seeDeviceAgain(stored, seen) : recordDevice(deviceIdFrom(newId()), account.id, seen);
  await write.devices.save(device, deviceTokenHash);
  return { device, known: isKnownDevice(stored), first };
}

/** Staff come in by other proofs, and demo people through no door at all. */
const isEvidence = (method: SignInMethod): boolean => method === "PASSWORD" || method === "PASSKEY";

function tellOfNewDevice(write: WritableRepositories, deps: OpenSessionDeps, account: Account, device: Device): void {
  const contact = provedContact(account);
  if (!contact) return;
  write.notifications.queue({
    accountId: account.id,
    ...contact,
    template: "NEW_DEVICE",
    values: {
      device: deps.deviceName(device.userAgent),
      at: write.at.toISOString(),
      page: isStaffAccount(account) ? "/console/security" : "/account/security",
    },
  });
}
