import { describe, expect, it } from "vitest";
import type { HoldActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { decideAppeal } from "@/server/accounts/application/use-cases/decide-appeal/decide-appeal";
import { lockAccount } from "@/server/accounts/application/use-cases/lock-account/lock-account";
import { submitAppeal } from "@/server/accounts/application/use-cases/submit-appeal/submit-appeal";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, EMAIL, OTHER_STAFF_ID, staff } from "../support/account-facts";
import { consoleScene, origin, proofOver } from "../support/console-scene";
import type { InMemoryPorts } from "../support/in-memory-ports";
import { must, refusalCode } from "../support/must";

const NOTE = "Third welcome coupon at one address.";
const order = {
  accountId: BUYER_ID as string,
  reasonCode: "COUPON_ABUSE",
  scope: "ACCOUNT",
  hours: 12,
  note: NOTE,
} as const;

function scene() {
  const { ports, actor } = consoleScene("ANALYST");
  const lock = lockAccount({ unitOfWork: ports.unitOfWork, ...proofOver(ports) });
  const appeals = { accountOf: async (id: string) => ports.tables.appeals.get(id)?.accountId ?? null };
  return {
    ports,
    actor,
    lock: (input: Parameters<typeof lock>[0]) => lock(input, actor, origin),
    submit: submitAppeal(ports),
    decide: decideAppeal({ unitOfWork: ports.unitOfWork, appeals }),
  };
}

const passOf = (ports: InMemoryPorts): HoldActor => ({
  kind: "HOLDER_ON_HOLD",
  accountId: BUYER_ID,
  linkEpoch: ports.tables.linkEpochs.get(BUYER_ID) ?? 0,
});

function colleague(ports: InMemoryPorts, actor: StaffActor): StaffActor {
  const sessionId = sessionIdFrom("019ce0bc-0000-7000-8000-0000000000a2");
  const stored = ports.tables.sessions.get(actor.sessionId);
  if (!stored) throw new Error("The scene has a session for its member of staff.");
  ports.tables.accounts.set(OTHER_STAFF_ID, staff("ANALYST", OTHER_STAFF_ID));
  const session = { ...stored.session, id: sessionId, accountId: OTHER_STAFF_ID };
  ports.tables.sessions.set(sessionId, { session, tokenHash: sessionId });
  return { ...actor, accountId: OTHER_STAFF_ID, sessionId };
}

describe("statements of reasons", () => {
  it("R84 go out with the lock: stored as sent, to the confirmed contact, and links of before are worthless", async () => {
    const { ports, actor, lock } = scene();
    must(await lock(order));
    const [statement] = [...ports.tables.statements.values()];
    expect(statement).toMatchObject({ decision: "LOCK", isAutomated: false, decidedBy: actor.accountId });
    const message = ports.notifications.find(({ template }) => template === "STATEMENT_OF_REASONS");
    expect(message).toMatchObject({ accountId: BUYER_ID, channel: "EMAIL", recipient: EMAIL.address });
    expect(message?.values["text"]).toBe(statement?.text);
    expect(statement?.text).not.toContain("welcome coupon");
    expect(ports.tables.linkEpochs.get(BUYER_ID)).toBe(1);
  });

  it("are not sent again when the same lock is set again, and not for selling or unknown devices alone", async () => {
    const { ports, lock } = scene();
    must(await lock({ ...order, scope: "UNKNOWN_DEVICES" }));
    must(await lock({ ...order, scope: "SELLER" }));
    expect(ports.tables.statements.size).toBe(0);
    must(await lock(order));
    must(await lock({ ...order, hours: 2 }));
    expect(ports.tables.statements.size).toBe(1);
  });
});

describe("appeals", () => {
  it("R85 lift the lock when somebody else reverses it, and the holder's pass is worth nothing then", async () => {
    const { ports, actor, lock, submit, decide } = scene();
    must(await lock(order));
    const statementId = [...ports.tables.statements.keys()][0] ?? "";
    const pass = passOf(ports);
    const { appealId } = must(await submit({ statementId, text: "They were my sister's." }, pass, origin));
    const answer = { appealId, outcome: "REVERSED", answer: "You are right.", note: NOTE } as const;
    expect(refusalCode(await decide(answer, actor, origin))).toBe("CONFLICT_OF_INTEREST");
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).not.toBeNull();
    expect(must(await decide(answer, colleague(ports, actor), origin)).reversal).toBe("LOCK_LIFTED");
    expect(ports.tables.accounts.get(BUYER_ID)?.lock).toBeNull();
    expect(ports.notifications.at(-1)).toMatchObject({
      template: "APPEAL_ANSWERED",
      values: { text: "You are right." },
    });
    expect(refusalCode(await submit({ statementId, text: "They were my sister's." }, pass, origin))).toBe(
      "SESSION_ENDED",
    );
  });

  it("leave an entry, allowed or refused", async () => {
    const { ports, lock, submit } = scene();
    must(await lock(order));
    const statementId = [...ports.tables.statements.keys()][0] ?? "";
    await submit({ statementId, text: "Short" }, passOf(ports), origin);
    await submit({ statementId, text: "They were my sister's." }, passOf(ports), origin);
    await submit({ statementId, text: "They were my sister's." }, passOf(ports), origin);
    const entries = ports.audit.filter(({ action }) => action === "appeal.submit");
    expect(entries.map(({ outcome }) => outcome)).toEqual(["VALIDATION", "DONE", "ALREADY_EXISTS"]);
  });
});
