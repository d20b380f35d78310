import { afterAll, beforeAll, expect, it } from "vitest";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAction } from "@/server/accounts/application/use-cases/flag-action/flag-action";
import { flagLinkedWithin } from "@/server/accounts/application/use-cases/flag-linked-accounts/flag-linked-within";
import { flagWithin } from "@/server/accounts/application/use-cases/flag-within";
import { EXPOSURE_SIGNALS } from "@/server/accounts/application/use-cases/record-signals/review-after-scoring";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { done } from "@/server/accounts/domain/result";
import { apiKeyIdFrom } from "@/server/accounts/domain/value-objects/api-key-id";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, store, TEST_ORIGIN } from "../support/stored-people";

let database: TestDatabase;
let ports: RealPorts;
beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl);
});
afterAll(async () => {
  await ports.close();
  await database.drop();
});

const AT_STAKE = 250_000;
const DAY = 86_400_000;

const fact = (account: Account, number: number, more: Partial<TrustSignal>): TrustSignal => ({
  id: newId(),
  accountId: account.id,
  factor: "completion",
  good: 1,
  bad: 0,
  occurredAt: new Date(Date.now() - DAY),
  recordedAt: new Date(),
  source: "shop",
  sourceEventId: `e${number}`,
  detail: { amountMinor: 100 },
  ...more,
});

/** One refund, and after it as many orders as are read of an account at all. */
async function busySeller(): Promise<Account> {
  const account = person("Asha Rao");
  await store(ports.unitOfWork, account);
  const against = {
    factor: "refunds",
    good: 0,
    bad: 1,
    occurredAt: new Date(Date.now() - 2 * DAY),
    detail: { amountMinor: AT_STAKE },
  } as const;
  const facts = Array.from({ length: EXPOSURE_SIGNALS }, (_, number) => fact(account, number + 1, {}));
  await ports.unitOfWork(audited([account.id]), async ({ trust }) =>
    done(await trust.insertNew([fact(account, 0, against), ...facts])),
  );
  return account;
}

async function putKey() {
  const insert = `INSERT INTO api_key (id, name, prefix, secret_hash, scopes, created_by, created_at)
    VALUES (gen_random_uuid(), 'checkout', 'gs_checkout', 'x', '{}', 'operator', now()) RETURNING id`;
  const { rows } = await withConnection(database.ownerUrl, (owner) => owner.query<{ id: string }>(insert));
  return apiKeyIdFrom(rows[0]?.id ?? "");
}

const within = async (account: Account, work: (write: WritableRepositories) => Promise<unknown>): Promise<void> => {
  must(await ports.unitOfWork(audited([account.id]), async (write) => done(await work(write))));
};

const ways: readonly (readonly [string, (account: Account) => Promise<unknown>])[] = [
  [
    "by hand",
    (account) =>
      within(account, (write) => flagWithin(write, account, { known: null, reason: "FLAGGED_BY_HAND", newId })),
  ],
  [
    "for a link",
    (account) => within(account, (write) => flagLinkedWithin(write, [account.id], { since: new Date(), newId })),
  ],
  [
    "for an action",
    async ({ id: accountId }) => {
      const actor = { kind: "MACHINE", keyId: await putKey(), name: "checkout", scopes: [] } as const;
      must(
        await flagAction({ unitOfWork: ports.unitOfWork, newId })({ accountId, amountMinor: null }, actor, TEST_ORIGIN),
      );
    },
  ],
];

it.each(ways)(
  "what is at stake is not pushed out of sight by newer facts in favour: flagged %s",
  async (_way, flag) => {
    const account = await busySeller();
    await flag(account);
    const stored = must(
      await ports.unitOfWork(audited([account.id]), async ({ reviewCases }) =>
        done(await reviewCases.findLatest(account.id)),
      ),
    );
    expect(stored).toMatchObject({ state: "OPEN", exposureMinor: AT_STAKE });
  },
);
