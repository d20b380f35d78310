import { randomBytes } from "node:crypto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { updateBuyerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { dateOfBirthFrom } from "@/server/accounts/domain/value-objects/date-of-birth";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import { newId } from "@/server/platform/new-id";
import { emailOf, gstinOf, personOf, phoneOf, seller, storeOf } from "./account-facts";
import { type ModuleScene, systemOrigin } from "./module-scene";
import { must } from "./must";

/** What must never reach a screen of staff, as it stands in the tables. */
export const SECRETS = {
  email: "canary.person@secret-mail.in",
  phone: "+919820455667",
  phoneDigits: "9820455667",
  ip: "49.36.181.22",
  gstin: "29AAGCB7383J1Z4",
  dateOfBirth: "1987-06-05",
  postalCode: "411057",
  street: "Flat 12, Sahyadri",
  recipient: "Canary Recipient",
} as const;

export const CANARY_NAME = "Canary Person";

const origin: RequestOrigin = { requestId: "canary-request", channel: "web", ip: SECRETS.ip, userAgent: "Firefox" };
const system = { kind: "SYSTEM", name: "system:demo" } as const;

/** A seller who also buys, with private data in every table that can hold some, written by the writers themselves. */
export async function putCanary(scene: ModuleScene): Promise<AccountId> {
  const id = accountIdFrom(newId());
  await insertCanary(scene, id);
  await changeDetails(scene, id);
  await signIn(scene, id);
  await scene.database.pool.query(
    `INSERT INTO address (id, account_id, recipient, line1, city, state, postal_code, country, is_default, created_at, updated_at, version)
     VALUES ($1,$2,$3,$4,'Pune','Maharashtra',$5,'IN',true,now(),now(),1)`,
    [newId(), id, SECRETS.recipient, SECRETS.street, SECRETS.postalCode],
  );
  await recordEvidence(scene, id);
  await refreshAccountSummaries(scene.database.pool, [id]);
  return id;
}

/** Locks, unlocks and reveals: entries that carry private values, sealed. */
export async function actOnCanary(scene: ModuleScene, id: AccountId, staff: StaffActor): Promise<void> {
  const { accounts } = scene;
  for (const field of ["email", "phone", "gstin", "dateOfBirth"] as const) {
    must(await accounts.revealPersonalData({ accountId: id, field, reasonCode: "COMPARE_EVIDENCE" }, staff, origin));
  }
  const note = "Third coupon at one address, score fell.";
  const lock = { accountId: id, reasonCode: "COUPON_ABUSE", scope: "SELLER", hours: 2, note } as const;
  must(await accounts.lockAccount(lock, staff, origin));
}

async function insertCanary({ accounts }: ModuleScene, id: AccountId): Promise<void> {
  const base = seller();
  const account = {
    ...base,
    id,
    name: personOf(CANARY_NAME),
    email: { kind: "EMAIL", email: emailOf(SECRETS.email), verifiedAt: new Date() },
    phone: { kind: "PHONE", phone: phoneOf(SECRETS.phone), verifiedAt: new Date() },
    buyerProfile: base.buyerProfile && { ...base.buyerProfile, name: personOf(CANARY_NAME) },
    sellerProfile: base.sellerProfile && {
      ...base.sellerProfile,
      storeName: storeOf("Canary Crafts"),
      gstNumber: gstinOf(SECRETS.gstin),
    },
  } as const;
  must(
    await accounts.unitOfWork(
      { action: "account.register", actor: system, origin, subject: { type: "ACCOUNT", id }, accounts: [] },
      (write) => write.accounts.insert(account),
    ),
  );
}

async function changeDetails({ accounts }: ModuleScene, id: AccountId): Promise<void> {
  must(
    await accounts.unitOfWork(
      { action: "account.update-profile", actor: system, origin, subject: { type: "ACCOUNT", id }, accounts: [id] },
      async (write) => {
        const account = await write.accounts.find(id);
        if (!account) throw new Error("The canary is gone.");
        const changed = must(
          updateBuyerProfile(account, { dateOfBirth: dateOfBirthFrom(SECRETS.dateOfBirth), at: write.at }),
        );
        return await write.accounts.save(account, changed.account);
      },
    ),
  );
}

async function signIn({ accounts }: ModuleScene, accountId: AccountId): Promise<void> {
  must(
    await accounts.unitOfWork(
      {
        action: "session.login",
        actor: system,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      async (write) => {
        const deviceId = deviceIdFrom(newId());
        const seen = { userAgent: CHROME, lastIp: SECRETS.ip, firstSeenAt: write.at, lastSeenAt: write.at };
        await write.devices.save(
          { id: deviceId, accountId, lastCountry: null, name: null, deniedAt: null, ...seen },
          new Uint8Array(randomBytes(32)),
        );
        const life = { idleSeconds: 3600, createdAt: write.at, lastSeenAt: write.at };
        const expiresAt = new Date(write.at.getTime() + 86_400_000);
        const session = {
          id: sessionIdFrom(newId()),
          accountId,
          deviceId,
          method: "PASSWORD",
          level: "SINGLE",
          provedAt: write.at,
          expiresAt,
          ended: null,
          ...life,
        } as const;
        await write.sessions.open(session, new Uint8Array(randomBytes(32)));
        return done(null);
      },
    ),
  );
}

async function recordEvidence({ accounts }: ModuleScene, accountId: AccountId): Promise<void> {
  const detail = {
    ip: SECRETS.ip,
    email: SECRETS.email,
    couponCode: "WELCOME150",
    orderId: "o_91",
    amountMinor: 124_000,
  };
  const signals = [1, 2, 3, 4].map((n) => ({
    accountId,
    factor: "couponAbuse" as const,
    good: 0,
    bad: 1,
    occurredAt: new Date(Date.now() - n * 60_000),
    source: "shop",
    sourceEventId: `canary-${n}-${accountId}`,
    detail,
  }));
  must(await accounts.recordSignals({ signals }, system, systemOrigin));
}

const CHROME =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
