import { openTrustProfile, type TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import { type Fact, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { IMPORTER } from "@/server/accounts/domain/value-objects/actor-ref";
import { emailFrom } from "@/server/accounts/domain/value-objects/email";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { phoneFrom } from "@/server/accounts/domain/value-objects/phone";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import { newId } from "@/server/platform/new-id";

const firstNames = "Aarav Diya Kabir Meera Rohan Sana Vikram Leela Imran Nisha Arjun Pooja Farah Dev Tara Joseph".split(
  " ",
);
const lastNames =
  "Kumar Verma Iyer Qureshi Nair Shetty Rao Kapoor Fernandes Sheikh Das Bose Pillai Gill Jain Roy".split(" ");
const trades = "Textiles Electronics Crafts Spices Books Sports Home Organics".split(" ");

/** Found once in any number of accounts. */
export const RARE_NAME = "Quetzalina Xylander";
/** Whose name that is. */
export const RARE_PERSON = 4_242;
/** In the name of every sixteenth account. */
export const BROAD_TERM = "kumar";

export type GeneratedPerson = {
  readonly account: Account;
  readonly profile: TrustProfile;
  readonly isFlaggedByHand: boolean;
};

/** The n-th made-up account: the same names and history each time, ids and times of now. */
export function generatedPerson(n: number, at: Date): GeneratedPerson {
  const id = accountIdFrom(newId());
  const name = personNameFrom(n === RARE_PERSON ? RARE_NAME : nameOf(n));
  const address = `${name.toLowerCase().replace(/[^a-z]+/gu, ".")}.${n}@example.org`;
  const sells = n % 10 === 0;
  const role = { grantedAt: at, grantedBy: IMPORTER };
  const account: Account = {
    id,
    status: "ACTIVE",
    externalId: `bench-${n}`,
    name,
    email: { kind: "EMAIL", email: emailFrom({ address, key: address }), verifiedAt: at },
    phone: { kind: "PHONE", phone: phoneFrom(`+91${9_000_000_000 + n}`), verifiedAt: null },
    placeholder: null,
    lock: null,
    pastLocks: [],
    roles: [{ type: "BUYER", ...role }, ...(sells ? [{ type: "SELLER", ...role } as const] : [])],
    buyerProfile: { name, dateOfBirth: null, gender: null, createdAt: at },
    sellerProfile: sells
      ? {
          storeName: storeNameFrom(`${lastNames[(n >> 4) % 16]} ${trades[n % 8]} ${n}`),
          gstNumber: null,
          isVerified: false,
          onboardingStage: "ESTABLISHED",
          createdAt: at,
        }
      : null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const isFlaggedByHand = n % 64 < FLAGGED_BY_HAND_OF_64;
  return { account, profile: { ...historyOf(n, at), accountId: id }, isFlaggedByHand };
}

/** With the 8 of 64 whose history flags them, 33 of 64 accounts have a case: a bit more than half. */
const FLAGGED_BY_HAND_OF_64 = 25;

const nameOf = (n: number): string => `${firstNames[n % 16]} ${lastNames[(n >> 4) % 16]}`;

/** 64 histories in turn, from spotless to a run of chargebacks; about one in eight is flagged. */
function historyOf(n: number, at: Date): TrustProfile {
  const kind = n % 64;
  const day = 86_400_000;
  const orders = (kind % 9) * 4;
  const good: Fact[] = Array.from({ length: orders }, (_, order) => ({
    factor: "completion",
    good: 1,
    bad: 0,
    occurredAt: new Date(at.getTime() - (order + 1) * 5 * day),
  }));
  const chargebacks: Fact[] = Array.from({ length: kind >= 56 ? 1 + (kind % 3) : 0 }, (_, order) => ({
    factor: "failures",
    good: 0,
    bad: 5,
    occurredAt: new Date(at.getTime() - (order * 3 + (n % 7)) * day),
  }));
  const evidence = foldEvidence([...good, ...chargebacks], trustPolicyV1);
  return openTrustProfile({
    accountId: accountIdFrom("00000000-0000-7000-8000-000000000000"),
    kycLevel: "CONTACT",
    policy: trustPolicyV1,
    at,
    evidence,
  });
}
