import type { AccountRepository, ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import type { AddressRepository } from "@/server/accounts/application/ports/outbound/address-repository";
import type { ChainCheckRepository } from "@/server/accounts/application/ports/outbound/chain-check-repository";
import type { ClosingRepository } from "@/server/accounts/application/ports/outbound/closing-repository";
import type { CredentialRepository } from "@/server/accounts/application/ports/outbound/credential-repository";
import type { DeviceRepository } from "@/server/accounts/application/ports/outbound/device-repository";
import type { ImportRunRepository } from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { LimitRepository } from "@/server/accounts/application/ports/outbound/limit-repository";
import type { LinkRepository } from "@/server/accounts/application/ports/outbound/link-repository";
import type { NotificationChoiceRepository } from "@/server/accounts/application/ports/outbound/notification-choice-repository";
import type { RebuildRepository } from "@/server/accounts/application/ports/outbound/rebuild-repository";
import type { SessionStore } from "@/server/accounts/application/ports/outbound/session-store-port";
import type {
  SignInPlaceReader,
  SignInPlaceRepository,
} from "@/server/accounts/application/ports/outbound/sign-in-place-port";
import type { StaffRepository } from "@/server/accounts/application/ports/outbound/staff-repository";
import type { VerificationRepository } from "@/server/accounts/application/ports/outbound/verification-repository";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Session } from "@/server/accounts/domain/entities/session";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import { done, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { sellerOnboardingSaga } from "@/server/accounts/saga/seller-onboarding-saga";
import { apiKeysOver, shopOver, webhooksOver } from "./in-memory-api";
import { approvalsOver } from "./in-memory-approvals";
import { documentsOver } from "./in-memory-documents";
import { applicationsOver, desksOver, stagesOver } from "./in-memory-onboarding";
import { overridesOver } from "./in-memory-overrides";
import { parkedOver } from "./in-memory-parked";
import { policiesOver, policyRunsOver } from "./in-memory-policies";
import { appealsOver, casesOver, statementsOver } from "./in-memory-review";
import { pendingSignInsOver, secondFactorsOver } from "./in-memory-second-factors";
import { hexOf, type Tables } from "./in-memory-state";
import { trustOver } from "./in-memory-trust";
import { mailLinksAt } from "./mail-links";

/** The repositories of one unit of work over the tables, at the moment `at`. */
export const repositoriesOver = (tables: Tables, at: Date) => ({
  accounts: accountsOver(tables),
  credentials: credentialsOver(tables),
  devices: devicesOver(tables),
  sessions: sessionsOver(tables, at),
  places: placesOver(tables),
  verifications: verificationsOver(tables, at),
  pendingSignIns: pendingSignInsOver(tables, at),
  secondFactors: secondFactorsOver(tables, at),
  links: linksOver(tables),
  trust: trustOver(tables),
  overrides: overridesOver(tables),
  reviewCases: casesOver(tables),
  approvals: approvalsOver(tables),
  rebuilds: rebuildsOver(tables, at),
  chainChecks: chainChecksOver(tables, at),
  apiKeys: apiKeysOver(tables, at),
  webhooks: webhooksOver(tables),
  sellerApplications: applicationsOver(tables, at),
  sellerStages: stagesOver(tables, at),
  documents: documentsOver(tables),
  sellerDesks: desksOver(tables),
  onboarding: sellerOnboardingSaga,
  shop: shopOver(tables, at),
  parked: parkedOver(tables, at),
  importRuns: importRunsOver(tables),
  policies: policiesOver(tables),
  policyRuns: policyRunsOver(tables),
  staff: staffOver(tables, at),
  statements: statementsOver(tables),
  appeals: appealsOver(tables),
  addresses: addressesOver(tables),
  closings: closingsOver(tables),
  limits: limitsOver(tables),
  notificationChoices: choicesOver(tables),
});

export const holdsContact = (account: Account, { kind, key }: ContactKey): boolean =>
  kind === "EMAIL" ? account.email?.email.key === key : account.phone !== null && String(account.phone.phone) === key;

const accountsOver = ({ accounts }: Tables): AccountRepository => {
  const all = () => [...accounts.values()];
  const findByContact = (contact: ContactKey) => all().find((account) => holdsContact(account, contact));
  const isTaken = (account: Account): boolean =>
    all().some(
      (other) =>
        other.id !== account.id &&
        ((account.email !== null && holdsContact(other, { kind: "EMAIL", key: account.email.email.key })) ||
          (account.phone !== null && holdsContact(other, { kind: "PHONE", key: account.phone.phone })) ||
          (account.externalId !== null && other.externalId === account.externalId)),
    );
  return {
    find: async (id) => accounts.get(id) ?? null,
    findMany: async (ids) => ids.flatMap((id) => accounts.get(id) ?? []),
    findIdByContact: async (contact) => findByContact(contact)?.id ?? null,
    findIdByExternalId: async (externalId) => all().find((one) => one.externalId === externalId)?.id ?? null,
    insert: async (account) => {
      if (accounts.has(account.id) || isTaken(account)) return refuse({ code: "ALREADY_EXISTS", what: "contact" });
      accounts.set(account.id, account);
      return done(account);
    },
    insertMany: async (incoming) => {
      const fresh: AccountId[] = [];
      for (const account of incoming) {
        if (accounts.has(account.id) || isTaken(account)) continue;
        accounts.set(account.id, account);
        fresh.push(account.id);
      }
      return fresh;
    },
    save: async (before, after) => {
      if (accounts.get(before.id)?.version !== before.version) return refuse({ code: "CONFLICT", what: "account" });
      if (isTaken(after)) return refuse({ code: "ALREADY_EXISTS", what: "contact" });
      const stored = { ...after, version: before.version + 1 };
      accounts.set(before.id, stored);
      return done(stored);
    },
    release: async (id) => {
      accounts.delete(id);
      return null;
    },
  };
};

const credentialsOver = ({ credentials }: Tables): CredentialRepository => ({
  find: async (accountId) => credentials.get(accountId) ?? null,
  save: async (credential) => void credentials.set(credential.accountId, credential),
});

const devicesOver = ({ devices }: Tables): DeviceRepository => {
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

const sessionsOver = ({ sessions, retiredTokens }: Tables, at: Date): SessionStore => ({
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

const verificationsOver = ({ verifications }: Tables, at: Date): VerificationRepository => {
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

const linksOver = ({ linkEpochs, spentLinks }: Tables): LinkRepository => {
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

const addressesOver = ({ addresses }: Tables): AddressRepository => ({
  list: async (accountId) => [...addresses.values()].filter((address) => address.accountId === accountId),
  save: async (changed) => {
    for (const address of changed) addresses.set(address.id, address);
  },
  remove: async (_accountId, id) => void addresses.delete(id),
});

const limitsOver = ({ limits }: Tables): LimitRepository => ({
  find: async (accountId) => limits.get(accountId) ?? null,
  put: async (limit) => void limits.set(limit.accountId, limit),
  remove: async (accountId) => void limits.delete(accountId),
});

const closingsOver = ({ closings }: Tables): ClosingRepository => ({
  find: async (accountId) => closings.get(accountId) ?? null,
  insert: async (closing) => void closings.set(closing.accountId, closing),
  remove: async (accountId) => void closings.delete(accountId),
});

const choicesOver = ({ choices }: Tables): NotificationChoiceRepository => ({
  list: async (accountId) => choices.get(accountId) ?? new Map(),
  save: async (accountId, changed) =>
    void choices.set(accountId, new Map([...(choices.get(accountId) ?? []), ...changed])),
});

const staffOver = ({ accounts, invitations }: Tables, at: Date): StaffRepository => {
  const isLiving = ({ state }: StaffInvitation) => state === "PENDING" || state === "SENT";
  const living = (emailKey: string) =>
    [...invitations.values()].find((one) => one.email.key === emailKey && isLiving(one));
  return {
    listActive: async (roles) =>
      [...accounts.values()]
        .filter((one) => one.status === "ACTIVE" && one.roles.some(({ type }) => roles.some((role) => role === type)))
        .map(({ id }) => id),
    countAdmins: async () =>
      [...accounts.values()].filter((one) => one.status === "ACTIVE" && one.roles.some(({ type }) => type === "ADMIN"))
        .length,
    findInvitation: async (id) => invitations.get(id) ?? null,
    findLivingInvitation: async (emailKey) => living(emailKey) ?? null,
    insertInvitation: async (invitation) => {
      if (living(invitation.email.key)) return refuse({ code: "ALREADY_EXISTS", what: "invitation" });
      invitations.set(invitation.id, invitation);
      return done(invitation);
    },
    saveInvitation: async (before, after) => {
      if (invitations.get(before.id)?.version !== before.version) {
        return refuse({ code: "CONFLICT", what: "invitation" });
      }
      const stored = { ...after, version: before.version + 1 };
      invitations.set(before.id, stored);
      return done(stored);
    },
    linkFor: ({ id, accountId, version }) =>
      mailLinksAt(() => at).make({ purpose: "STAFF_INVITATION", accountId, epoch: version, challengeId: id }),
  };
};

const importRunsOver = ({ importRuns }: Tables): ImportRunRepository => ({
  findFirst: async (kind) =>
    [...importRuns.values()]
      .filter((run) => run.kind === kind)
      .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime())[0] ?? null,
  begin: async (run) => void importRuns.set(run.id, run),
  finish: async () => undefined,
});

const chainChecksOver = ({ chainChecks }: Tables, at: Date): ChainCheckRepository => ({
  request: async (by) => {
    const [open = null] = chainChecks;
    if (!open) chainChecks.push({ by, at });
    return open;
  },
});

const rebuildsOver = ({ rebuilds }: Tables, at: Date): RebuildRepository => ({
  request: async (name, by) => {
    const open = rebuilds.get(name) ?? null;
    if (!open) rebuilds.set(name, { by, at });
    return open;
  },
});
