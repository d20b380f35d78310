import { describe, expect, it } from "vitest";
import { endSessions } from "@/server/accounts/application/use-cases/end-sessions/end-sessions";
import { revealPersonalData } from "@/server/accounts/application/use-cases/reveal-personal-data/reveal-personal-data";
import { unlockAccount } from "@/server/accounts/application/use-cases/unlock-account/unlock-account";
import { BUYER_ID } from "../support/account-facts";
import { consoleScene, HOLDER_SESSIONS, origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

describe("reveal-personal-data", () => {
  it("R53 gives one field for 60 seconds and says in the trail which and why", async () => {
    const { ports, actor } = consoleScene("SUPPORT");
    const reveal = revealPersonalData({ unitOfWork: ports.unitOfWork });
    const input = { accountId: BUYER_ID, field: "email", reasonCode: "CONTACT_HOLDER" } as const;
    expect(must(await reveal(input, actor, origin))).toMatchObject({ value: "asha@example.com", seconds: 60 });
    expect(ports.audit[0]).toMatchObject({ action: "account.reveal", reason: { code: "CONTACT_HOLDER:email" } });
    expect(JSON.stringify(ports.audit)).not.toContain("asha@example.com");
  });

  it("audits the refusal of a value that does not exist", async () => {
    const { ports, actor } = consoleScene();
    const reveal = revealPersonalData({ unitOfWork: ports.unitOfWork });
    const input = { accountId: BUYER_ID, field: "gstin", reasonCode: "COMPARE_EVIDENCE" } as const;
    expect(refusalCode(await reveal(input, actor, origin))).toBe("NOT_FOUND");
    expect(ports.audit).toHaveLength(1);
  });
});

describe("end-sessions", () => {
  it("ends the one named and leaves the others", async () => {
    const { ports, actor } = consoleScene();
    const end = endSessions({ unitOfWork: ports.unitOfWork });
    const [first = ""] = HOLDER_SESSIONS;
    const input = { accountId: BUYER_ID, sessionIds: [first], note: "Holder asked on the phone." };
    expect(must(await end(input, actor, origin)).ended).toBe(1);
    expect(must(await end(input, actor, origin)).ended).toBe(0);
    expect(ports.events.map((event) => event.type)).toEqual(["SessionRevoked"]);
    expect(ports.audit).toHaveLength(2);
  });
});

describe("unlock-account", () => {
  it("needs nothing of an account without a lock, and is audited all the same", async () => {
    const { ports, actor } = consoleScene();
    const unlock = unlockAccount({ unitOfWork: ports.unitOfWork });
    must(await unlock({ accountId: BUYER_ID, note: "Checked with the holder." }, actor, origin));
    expect(ports.events).toEqual([]);
    expect(ports.audit).toHaveLength(1);
  });
});
