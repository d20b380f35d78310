import { describe, expect, it } from "vitest";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { addAddress } from "@/server/accounts/application/use-cases/add-address/add-address";
import { cancelClosing } from "@/server/accounts/application/use-cases/cancel-closing/cancel-closing";
import { chooseNotifications } from "@/server/accounts/application/use-cases/choose-notifications/choose-notifications";
import { closeAccounts } from "@/server/accounts/application/use-cases/close-accounts/close-accounts";
import { requestClosing } from "@/server/accounts/application/use-cases/request-closing/request-closing";
import { closingPolicy } from "@/server/accounts/domain/policies/closing-policy";
import { done } from "@/server/accounts/domain/result";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";
import { BUYER_ID } from "../support/account-facts";
import { consoleScene, HOLDER_SESSIONS, origin } from "../support/console-scene";
import { inMemoryAttemptStore } from "../support/in-memory-attempt-store";
import { must, refusalCode } from "../support/must";

const HASH = passwordHashFrom("$argon2id$the-right-one");

function scene() {
  const { ports } = consoleScene();
  ports.tables.credentials.set(BUYER_ID, { accountId: BUYER_ID, passwordHash: HASH, lastChangedAt: ports.now });
  const [sessionId] = HOLDER_SESSIONS;
  if (!sessionId) throw new Error("The scene signs its holder in.");
  const actor: HolderActor = { kind: "HOLDER", accountId: BUYER_ID, sessionId, name: "Asha Verma" };
  const passwordHasher = {
    hash: async () => done(HASH),
    verify: async (password: string, hash: unknown) =>
      done({ matches: hash === HASH && password === "right", needsRehash: false }),
    isCommon: () => false,
  };
  const deps = {
    unitOfWork: ports.unitOfWork,
    auditLog: ports.auditLog,
    attempts: inMemoryAttemptStore(),
    passwordHasher,
    ownPasswords: {
      hashOf: async (id: string) => ports.tables.credentials.get(id)?.passwordHash ?? null,
    },
    now: ports.clock,
    newId: ports.newId,
  };
  const dueWork = { dueClosings: async () => [...ports.tables.closings.values()].map(({ accountId }) => accountId) };
  return { ports, actor, deps, close: () => closeAccounts({ ...deps, dueWork })(50, origin) };
}

const templates = (ports: ReturnType<typeof scene>["ports"]) => ports.notifications.map(({ template }) => template);

describe("closing one's own account", () => {
  it("needs the password, and a wrong one leaves its entry and uses up a budget", async () => {
    const { ports, actor, deps } = scene();
    const codes = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      codes.push(refusalCode(await requestClosing(deps)({ password: "wrong" }, actor, origin)));
    }
    expect(codes).toEqual([...Array(10).fill("VALIDATION"), "RATE_LIMITED"]);
    expect(ports.earlyRefusals).toHaveLength(11);
    expect(ports.tables.closings.size).toBe(0);
  });

  it("tells the owner of each step, and closes after the time to change one's mind", async () => {
    const { ports, actor, deps, close } = scene();
    const ask = () => requestClosing(deps)({ password: "right" }, actor, origin);
    must(await ask());
    must(await ask());
    must(await cancelClosing(deps)(actor, origin));
    must(await cancelClosing(deps)(actor, origin));
    expect(templates(ports)).toEqual(["ACCOUNT_CLOSING", "ACCOUNT_CLOSING_STOPPED"]);
    must(await ask());
    expect(await close()).toEqual({ closed: 0, found: 1 });
    ports.now = new Date(ports.now.getTime() + closingPolicy.coolingOffDays * 86_400_000);
    expect((await close()).closed).toBe(1);
    expect((await close()).closed).toBe(0);
    expect(ports.tables.accounts.get(BUYER_ID)?.status).toBe("DISABLED");
    expect(templates(ports).at(-1)).toBe("ACCOUNT_CLOSED");
    expect(ports.tables.statements.size).toBe(0);
  });

  it("proves nothing by a password that was changed meanwhile", async () => {
    const { ports, actor, deps } = scene();
    const slow = { ...deps, ownPasswords: { hashOf: async () => HASH } };
    const passwordHash = passwordHashFrom("$argon2id$a-newer-one");
    ports.tables.credentials.set(BUYER_ID, { accountId: BUYER_ID, passwordHash, lastChangedAt: ports.now });
    expect(refusalCode(await requestClosing(slow)({ password: "right" }, actor, origin))).toBe("VALIDATION");
  });
});

describe("a holder's own pages", () => {
  it("leave one entry for each change, refused ones too", async () => {
    const { ports, actor, deps } = scene();
    const address = { recipient: "Asha", line1: "12 MG Road", line2: "", city: "Pune", state: "MH", country: "IN" };
    await addAddress(deps)({ ...address, postalCode: "4110", makeDefault: false }, actor, origin);
    await addAddress(deps)({ ...address, postalCode: "411001", makeDefault: false }, actor, origin);
    await chooseNotifications(deps)({ OFFERS: true, TIPS: false }, actor, origin);
    expect(ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["account.add-address", "VALIDATION"],
      ["account.add-address", "DONE"],
      ["account.choose-notifications", "DONE"],
    ]);
  });

  it("tell what may link accounts that an address came", async () => {
    const { ports, actor, deps } = scene();
    const address = { recipient: "Asha", line1: "12 MG Road", line2: "", city: "Pune", state: "MH", country: "IN" };
    must(await addAddress(deps)({ ...address, postalCode: "411001", makeDefault: false }, actor, origin));
    expect(ports.events).toMatchObject([{ type: "AccountDetailsChanged", changed: ["addresses"] }]);
  });
});
