import { describe, expect, it } from "vitest";
import { demoLogin } from "@/server/accounts/application/use-cases/demo-login/demo-login";
import { staff } from "../support/account-facts";
import { browserAt, doorScene } from "../support/door-scene";
import { must, refusalCode } from "../support/must";

const { deviceTokenHash, origin } = browserAt("127.0.0.1");

function scene(demo: boolean) {
  const door = doorScene();
  const analyst = { ...staff("ANALYST"), externalId: "demo-analyst" };
  door.ports.tables.accounts.set(analyst.id, analyst);
  return { door, signInAs: demoLogin({ ...door.deps, demo }) };
}

describe("demo-login", () => {
  it("opens the session of a made-up person in demo mode", async () => {
    const { door, signInAs } = scene(true);
    const { sessionToken, side } = must(await signInAs({ person: "analyst" }, deviceTokenHash, origin));
    expect(side).toBe("STAFF");
    expect(await door.resolve(sessionToken)).toMatchObject({
      state: "LIVE",
      actor: { kind: "STAFF", role: "ANALYST" },
    });
    expect(door.ports.audit).toMatchObject([{ action: "session.demo-login", outcome: "DONE" }]);
    expect([...door.ports.tables.sessions.values()]).toMatchObject([
      { session: { method: "DEMO", idleSeconds: 1_800 } },
    ]);
  });

  it("refuses outside demo mode, though the account is there", async () => {
    const { door, signInAs } = scene(false);
    expect(refusalCode(await signInAs({ person: "analyst" }, deviceTokenHash, origin))).toBe("NOT_FOUND");
    expect(door.ports.tables.sessions.size).toBe(0);
    expect(door.ports.earlyRefusals).toMatchObject([{ action: "session.demo-login", code: "NOT_FOUND" }]);
  });

  it("refuses a person who is not there", async () => {
    const { signInAs } = scene(true);
    expect(refusalCode(await signInAs({ person: "buyer" }, deviceTokenHash, origin))).toBe("NOT_FOUND");
  });
});
