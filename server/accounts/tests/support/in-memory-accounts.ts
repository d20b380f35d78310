import type { AccountRepository, ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import type { AddressRepository } from "@/server/accounts/application/ports/outbound/address-repository";
import type { ClosingRepository } from "@/server/accounts/application/ports/outbound/closing-repository";
import type { CredentialRepository } from "@/server/accounts/application/ports/outbound/credential-repository";
import type { LimitRepository } from "@/server/accounts/application/ports/outbound/limit-repository";
import type { NotificationChoiceRepository } from "@/server/accounts/application/ports/outbound/notification-choice-repository";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { Tables } from "./in-memory-state";

export const holdsContact = (account: Account, { kind, key }: ContactKey): boolean =>
  kind === "EMAIL" ? account.email?.email.key === key : account.phone !== null && String(account.phone.phone) === key;

export const accountsOver = ({ accounts }: Tables): AccountRepository => {
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

export const credentialsOver = ({ credentials }: Tables): CredentialRepository => ({
  find: async (accountId) => credentials.get(accountId) ?? null,
  save: async (credential) => void credentials.set(credential.accountId, credential),
});

export const addressesOver = ({ addresses }: Tables): AddressRepository => ({
  list: async (accountId) => [...addresses.values()].filter((address) => address.accountId === accountId),
  save: async (changed) => {
    for (const address of changed) addresses.set(address.id, address);
  },
  remove: async (_accountId, id) => void addresses.delete(id),
});

export const limitsOver = ({ limits }: Tables): LimitRepository => ({
  find: async (accountId) => limits.get(accountId) ?? null,
  put: async (limit) => void limits.set(limit.accountId, limit),
  remove: async (accountId) => void limits.delete(accountId),
});

export const closingsOver = ({ closings }: Tables): ClosingRepository => ({
  find: async (accountId) => closings.get(accountId) ?? null,
  insert: async (closing) => void closings.set(closing.accountId, closing),
  remove: async (accountId) => void closings.delete(accountId),
});

export const choicesOver = ({ choices }: Tables): NotificationChoiceRepository => ({
  list: async (accountId) => choices.get(accountId) ?? new Map(),
  save: async (accountId, changed) =>
    void choices.set(accountId, new Map([...(choices.get(accountId) ?? []), ...changed])),
});
