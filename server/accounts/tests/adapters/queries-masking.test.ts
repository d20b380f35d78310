import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  getAccountActivitySchema,
  getAccountSchema,
  getAccountTrustSchema,
  getReviewCaseSchema,
  listAccountSessionsSchema,
  listAuditEntriesSchema,
  listReviewCasesSchema,
  searchAccountsSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { STAFF_ROLES, type StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { actOnCanary, CANARY_NAME, putCanary, SECRETS } from "../support/canary";
import { type ModuleScene, moduleScene, putEveryRole } from "../support/module-scene";
import { must } from "../support/must";

let scene: ModuleScene;
let canary: AccountId;
let caseId: string;
let staff: ReadonlyMap<StaffRole, StaffActor>;

const actorFor = (role: StaffRole): StaffActor => {
  const actor = staff.get(role);
  if (!actor) throw new Error(`No ${role} in the scene.`);
  return actor;
};

beforeAll(async () => {
  scene = await moduleScene();
  staff = await putEveryRole(scene);
  canary = await putCanary(scene);
  await actOnCanary(scene, canary, actorFor("ANALYST"));
  await actOnCanary(scene, canary, actorFor("SUPPORT"));
  const { rows } = await scene.database.pool.query<{ id: string }>("SELECT id FROM review_case WHERE account_id = $1", [
    canary,
  ]);
  caseId = rows[0]?.id ?? "";
});

afterAll(() => scene.close());

/** Every answer that a member of staff can get about the canary. */
async function everythingFor(actor: StaffActor): Promise<readonly unknown[]> {
  const { queries } = scene.accounts;
  const accountId = canary;
  const searches = [
    SECRETS.email,
    SECRETS.phone,
    SECRETS.phoneDigits.slice(-5),
    SECRETS.gstin,
    CANARY_NAME,
    "canary.per",
    "0455667",
  ];
  const answers: Result<unknown>[] = [];
  for (const text of searches) answers.push(await queries.searchAccounts(searchAccountsSchema.parse({ text }), actor));
  answers.push(
    await queries.getAccount(getAccountSchema.parse({ accountId }), actor),
    await queries.getAccountTrust(getAccountTrustSchema.parse({ accountId }), actor),
    await queries.getAccountTrust(getAccountTrustSchema.parse({ accountId, at: new Date() }), actor),
    await queries.getAccountActivity(getAccountActivitySchema.parse({ accountId, limit: 100 }), actor),
    await queries.listAccountSessions(listAccountSessionsSchema.parse({ accountId }), actor),
    await queries.listReviewCases(listReviewCasesSchema.parse({}), actor),
    await queries.getReviewCase(getReviewCaseSchema.parse({ caseId }), actor),
    await queries.previewLock({ accountId }, actor),
  );
  const trail = await queries.listAuditEntries(listAuditEntriesSchema.parse({ limit: 100 }), actor);
  answers.push(trail);
  for (const { id, recordedAt } of must(trail).rows) {
    answers.push(await queries.getAuditEntry({ id, recordedAt }, actor));
  }
  return answers;
}

describe("R53 what leaves for staff", () => {
  it.each(STAFF_ROLES)("holds no private value of anybody for %s", async (role) => {
    const text = superjson.stringify(await everythingFor(actorFor(role)));
    expect(text).toContain(CANARY_NAME);
    for (const [name, secret] of Object.entries(SECRETS)) {
      expect(text.toLowerCase().includes(secret.toLowerCase()), `${name} in an answer for ${role}`).toBe(false);
    }
    expect(text).not.toMatch(/canary\.person|passwordHash|password_hash|token_hash|tokenHash|search_text|argon2/u);
  });

  it("shows masks in their place", async () => {
    const { head, seller, identity, whereSignedIn } = must(
      await scene.accounts.queries.getAccount({ accountId: canary }, actorFor("ANALYST")),
    );
    expect(head.contacts.map(({ masked, revealable }) => [masked, revealable])).toEqual([
      ["c•••@secret-mail.in", true],
      ["+91 ••••• ••667", true],
    ]);
    expect(seller?.maskedGstin).toBe("29••• •••Z4");
    expect(identity).toMatchObject({ bornMasked: "••/••/1987", addresses: { count: 1, firstMasked: "Pune 411•••" } });
    expect(whereSignedIn.latest[0]).toMatchObject({
      deviceName: "Chrome on Android",
      maskedIp: "49.36.•.•",
      state: "LIVE",
    });
  });

  it("lets the auditor read it masked, without a way to reveal", async () => {
    const { head } = must(await scene.accounts.queries.getAccount({ accountId: canary }, actorFor("AUDITOR")));
    expect(head.contacts.every(({ revealable }) => !revealable)).toBe(true);
    expect(head.can.map(({ action }) => action)).toEqual(["account.read-trust"]);
  });
});

describe("what leaves for SUPPORT", () => {
  it("tells no points, scores, signals or cases, however deep one looks", async () => {
    const answers = await everythingFor(actorFor("SUPPORT"));
    const found = answers.flatMap((answer) => pointsIn(answer, []));
    expect(found).toEqual([]);
    expect(superjson.stringify(answers)).not.toMatch(/WELCOME150|Coupon abuse detected|used again/u);
  });

  it("tells the level and what it allows", async () => {
    const account = must(await scene.accounts.queries.getAccount({ accountId: canary }, actorFor("SUPPORT")));
    expect(account.head.standing).toEqual({ view: "LEVEL", risk: "HIGH" });
    expect(account.standing).toBeNull();
    expect(account.head.openCase).toBeNull();
    expect(account.effects.couponEligibility).toBe("NONE");
  });

  it("is not refused what the same role may do", async () => {
    const { head } = must(await scene.accounts.queries.getAccount({ accountId: canary }, actorFor("SUPPORT")));
    expect(head.can.map(({ action }) => action)).toEqual(["account.lock", "account.end-sessions", "account.reveal"]);
  });
});

/** Paths whose name speaks of points; a null says that there is nothing to see. Basis points are a price. */
function pointsIn(value: unknown, path: readonly string[]): string[] {
  if (value === null || value === undefined) return [];
  const name = path.at(-1) ?? "";
  const isTelling =
    /score|points|milli|delta|factor|signal|evidence|explain/iu.test(name) && name !== "adjustmentBasisPoints";
  if (typeof value !== "object" || value instanceof Date) return isTelling ? [path.join(".")] : [];
  return Object.entries(value).flatMap(([key, inner]) => pointsIn(inner, [...path, key]));
}
