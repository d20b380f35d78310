import { randomBytes } from "node:crypto";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { KeyCache } from "./key-cache";
import type { MasterKeys, WrappedKey } from "./master-keys";
import { KEY_BYTES, openBytes, sealBytes } from "./sealed-bytes";

/** Whose key: an account's, or (null) the installation's, for what belongs to no account. */
export type KeyOwner = AccountId | null;

/** The id under which the installation's own key is kept. */
export const INSTALLATION = "00000000-0000-0000-0000-000000000000";

/** Where wrapped keys live. `add` leaves a key that exists already untouched. */
export type KeyStore = {
  find(ids: readonly string[]): Promise<ReadonlyMap<string, WrappedKey>>;
  add(keys: ReadonlyMap<string, WrappedKey>): Promise<void>;
};

export type PersonalData = Readonly<Record<string, unknown>>;

export type Sealed = { readonly owner: KeyOwner; readonly bytes: Uint8Array };

/** Seals within one transaction: a key made here becomes known to others when `committed` is called, not before. */
export type PersonalDataSealer = {
  seal(owner: KeyOwner, value: PersonalData): Promise<Uint8Array<ArrayBuffer>>;
  sealMany(values: readonly { owner: KeyOwner; value: PersonalData }[]): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  committed(): void;
  /** Work was undone, and keys it made with it: the next use reads or makes them again. */
  forget(): void;
};

export type PersonalDataEncryption = {
  /** Opens what was sealed; null where the key was destroyed or the bytes were changed. Asks the store every time. */
  open(store: Pick<KeyStore, "find">, owner: KeyOwner, bytes: Uint8Array): Promise<PersonalData | null>;
  /** The same for many, with one read of the store; answers in the order given. */
  openMany(store: Pick<KeyStore, "find">, sealed: readonly Sealed[]): Promise<readonly (PersonalData | null)[]>;
  within(store: KeyStore): PersonalDataSealer;
};

/**
 * Private values under a random key per account (AES-256-GCM), wrapped by the master key and made at its first use.
 * Whoever destroys the account's key row makes all of them unreadable, in backups of other tables too.
 */
export function createPersonalDataEncryption({
  masterKeys,
  cachedKeys = 10_000,
}: {
  masterKeys: MasterKeys;
  cachedKeys?: number;
}): PersonalDataEncryption {
  const cache = new KeyCache(cachedKeys);
  return {
    open: async (store, owner, bytes) => (await openMany(masterKeys, store, [{ owner, bytes }]))[0] ?? null,
    openMany: (store, sealed) => openMany(masterKeys, store, sealed),
    within: (store) => sealerWithin(masterKeys, cache, store),
  };
}

function sealerWithin(masterKeys: MasterKeys, cache: KeyCache, store: KeyStore): PersonalDataSealer {
  const held = new Map<string, Uint8Array>();
  const sealMany = async (values: readonly { owner: KeyOwner; value: PersonalData }[]) => {
    await hold(values.map(({ owner }) => idOf(owner)));
    return values.map(({ owner, value }) => {
      const key = held.get(idOf(owner));
      if (!key) throw new Error("A data key was neither found nor made.");
      return sealBytes(key, idOf(owner), Buffer.from(JSON.stringify(value)));
    });
  };

  async function hold(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !held.has(id) && !takeCached(id));
    if (missing.length === 0) return;
    await read(missing);
    const unmade = missing.filter((id) => !held.has(id)).sort();
    if (unmade.length === 0) return;
    await store.add(new Map(unmade.map((id) => [id, masterKeys.wrap(id, randomBytes(KEY_BYTES))])));
    // Read again: somebody else may have been first.
    await read(unmade);
  }

  function takeCached(id: string): boolean {
    const key = cache.get(id);
    if (key) held.set(id, key);
    return key !== undefined;
  }

  async function read(ids: readonly string[]): Promise<void> {
    for (const [id, wrapped] of await store.find(ids)) held.set(id, masterKeys.unwrap(id, wrapped));
  }

  return {
    sealMany,
    seal: async (owner, value) => {
      const [bytes] = await sealMany([{ owner, value }]);
      if (!bytes) throw new Error("One value in, one out.");
      return bytes;
    },
    committed: () => {
      for (const [id, key] of held) cache.set(id, key);
    },
    forget: () => held.clear(),
  };
}

async function openMany(
  masterKeys: MasterKeys,
  store: Pick<KeyStore, "find">,
  sealed: readonly Sealed[],
): Promise<readonly (PersonalData | null)[]> {
  if (sealed.length === 0) return [];
  const wrapped = await store.find([...new Set(sealed.map(({ owner }) => idOf(owner)))]);
  const keys = new Map([...wrapped].map(([id, key]) => [id, masterKeys.unwrap(id, key)]));
  return sealed.map(({ owner, bytes }) => {
    const key = keys.get(idOf(owner));
    const plain = key && openBytes(key, idOf(owner), bytes);
    return plain ? parsed(plain) : null;
  });
}

function parsed(plain: Uint8Array): PersonalData | null {
  const value: unknown = JSON.parse(Buffer.from(plain).toString("utf8"));
  return typeof value === "object" && value !== null ? { ...value } : null;
}

const idOf = (owner: KeyOwner): string => owner ?? INSTALLATION;
