import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId, NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { AddressReputation, FraudService } from "@/server/accounts/application/ports/outbound/fraud-service-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { openSession } from "@/server/accounts/domain/domain-services/session-management-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { type Device, isKnownDevice, recordDevice, seeDeviceAgain } from "@/server/accounts/domain/entities/device";
import type { ProofLevel, Session, SignInMethod } from "@/server/accounts/domain/entities/session";
import { sessionPolicy } from "@/server/accounts/domain/policies/session-policy";
import { weighSignIn } from "@/server/accounts/domain/policies/sign-in-risk-policy";
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
  const [stored, before, live] = await Promise.all([
    write.devices.find(account.id, place.deviceTokenHash),
    write.places.listOf(account.id),
    write.sessions.listLive(account.id),
  ]);
  const known = isKnownDevice(stored);
  const first = !stored && (await write.devices.count(account.id)) === 0;
  const device = deviceAt(write, deps, account, { place, reputation, stored });
  const weight = weighSignIn({ ...reputation, knownDevice: known, at }, before);
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
    live,
    sessionPolicy,
  );
  // They leave in this order, the device before its session, and nothing waits in between.
  await Promise.all([
    write.devices.save(device, place.deviceTokenHash),
    seePlaceWithin(write, device, reputation),
    write.sessions.open(opened.session, hash),
    endSurplus(write, account, opened.ended),
  ]);
  write.events.append(opened.events);
  if (isEvidence(place.method) && !isStaffAccount(account)) {
    const seen = { device, known, first, reputation, sessionId: opened.session.id };
    await recordSignInEvidence(write, deps, seen, weight);
    if (!known && !first) tellOfNewDevice(write, deps, account, device);
  }
  return { token, sessionId: opened.session.id, expiresAt: opened.session.expiresAt };
}

function deviceAt(
  { at }: WritableRepositories,
  { newId }: OpenSessionDeps,
  account: Account,
  {
    place: { origin },
    reputation: { country },
    stored,
  }: { readonly place: SignInPlace; readonly reputation: AddressReputation; readonly stored: Device | null },
): Device {
  const seen = { userAgent: origin.userAgent ?? "", ip: origin.ip, country, at };
  return stored ? seeDeviceAgain(stored, seen) : recordDevice(deviceIdFrom(newId()), account.id, seen);
}

async function endSurplus({ sessions }: WritableRepositories, { id }: Account, ended: readonly Session[]) {
  const surplus = ended.map((session) => session.id);
  if (surplus.length > 0) await sessions.end(id, surplus, "TOO_MANY_SESSIONS");
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
