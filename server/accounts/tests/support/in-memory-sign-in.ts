import type { DeviceRepository } from "@/server/accounts/application/ports/outbound/device-repository";
import type { LinkRepository } from "@/server/accounts/application/ports/outbound/link-repository";
import type { SessionStore } from "@/server/accounts/application/ports/outbound/session-store-port";
import type {
  SignInPlaceReader,
  SignInPlaceRepository,
} from "@/server/accounts/application/ports/outbound/sign-in-place-port";
import type { VerificationRepository } from "@/server/accounts/application/ports/outbound/verification-repository";
import type { Session } from "@/server/accounts/domain/entities/session";
import { hexOf, type Tables } from "./in-memory-state";

export const devicesOver = ({ devices }: Tables): DeviceRepository => {
  const of = (accountId: string) => [...devices.values()].filter(({ device }) => device.accountId === accountId);
  return {
    find: async (accountId, tokenHash) =>
      of(accountId).find((stored) => stored.tokenHash === hexOf(tokenHash))?.device ?? null,
    findById: async (accountId, id) => of(accountId).find(({ device }) => device.id === id)?.device ?? null,
    count: async (accountId) => of(accountId).length,
    save: async (device, tokenHash) => void devices.set(device.id, { device, tokenHash: hexOf(tokenHash) }),
    change: async ({ id }, device) => {
      const stored = devices.get(id);
      if (stored) devices.set(id, { ...stored, device });
    },
  };
};

export const isLiveSession = (session: Session, at: Date): boolean =>
  session.ended === null &&
  at < session.expiresAt &&
  at.getTime() < session.lastSeenAt.getTime() + session.idleSeconds * 1000;

export const sessionsOver = ({ sessions, retiredTokens }: Tables, at: Date): SessionStore => ({
  listLive: async (accountId) =>
    [...sessions.values()]
      .map(({ session }) => session)
      .filter((session) => session.accountId === accountId && isLiveSession(session, at))
      .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime()),
  find: async (id) => sessions.get(id)?.session ?? null,
  open: async (session, tokenHash) => void sessions.set(session.id, { session, tokenHash: hexOf(tokenHash) }),
  rotate: async (session, tokenHash, presented) => {
    const stored = sessions.get(session.id);
    const isInForce = !stored || presented === null || stored.tokenHash === hexOf(presented);
    if (stored && isInForce) retiredTokens.set(stored.tokenHash, { sessionId: session.id, retiredAt: at });
    sessions.set(session.id, { session, tokenHash: isInForce ? hexOf(tokenHash) : stored.tokenHash });
    return isInForce;
  },
  end: async (accountId, ids, reason) => {
    const ended = ids.flatMap((id) => {
      const stored = sessions.get(id);
      return stored && stored.session.accountId === accountId && isLiveSession(stored.session, at) ? [stored] : [];
    });
    for (const { session, tokenHash } of ended) {
      sessions.set(session.id, { session: { ...session, ended: { at, reason } }, tokenHash });
    }
    return ended.map(({ session }) => session.id);
  },
});

export const placeReaderOver = (tables: () => Tables): SignInPlaceReader => ({
  listOf: (accountId) => placesOver(tables()).listOf(accountId),
  isDenied: async (accountId, tokenHash) =>
    [...tables().devices.values()].some(
      ({ device, tokenHash: hash }) =>
        device.accountId === accountId && hash === hexOf(tokenHash) && device.deniedAt !== null,
    ),
});

export const placesOver = ({ places }: Tables): SignInPlaceRepository => ({
  listOf: async (accountId) => [...places.values()].filter((place) => place.accountId === accountId),
  see: async (accountId, country, lastSeenAt) =>
    void places.set(`${accountId}/${country}`, { accountId, country, lastSeenAt }),
});

export const verificationsOver = ({ verifications }: Tables, at: Date): VerificationRepository => {
  const of = (accountId: string) =>
    [...verifications.values()]
      .filter((one) => one.accountId === accountId)
      .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return {
    findOpen: async (accountId, purpose) =>
      of(accountId).find((one) => one.purpose === purpose && !one.consumedAt && at < one.expiresAt) ?? null,
    countSince: async (accountId, purpose, since) =>
      of(accountId).filter((one) => one.purpose === purpose && one.createdAt >= since).length,
    countTextsSince: async (since, beginning) => {
      const texts = [...verifications.values()].filter(
        ({ contact, createdAt }) => contact.kind === "PHONE" && createdAt >= since,
      );
      return { all: texts.length, inRange: texts.filter(({ contact }) => contact.key.startsWith(beginning)).length };
    },
    insert: async (verification) => void verifications.set(verification.id, verification),
    save: async (verification) => void verifications.set(verification.id, verification),
  };
};

export const linksOver = ({ linkEpochs, spentLinks }: Tables): LinkRepository => {
  const epochOf = (accountId: string) => linkEpochs.get(accountId) ?? 0;
  return {
    epochOf: async (accountId) => epochOf(accountId),
    raiseEpoch: async (accountId) => void linkEpochs.set(accountId, epochOf(accountId) + 1),
    spend: async (link) => {
      if (spentLinks.has(link.jti) || epochOf(link.accountId) !== link.epoch) return false;
      spentLinks.set(link.jti, link);
      return true;
    },
  };
};
