import { afterAll, beforeAll, expect, it } from "vitest";
import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { type ModuleScene, moduleScene, putHolder, putSession, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

let scene: ModuleScene;
let holder: HolderActor;

const origin: RequestOrigin = {
  requestId: "activity",
  channel: "web",
  ip: "103.21.58.1",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
};

beforeAll(async () => {
  scene = await moduleScene();
  holder = await putHolder(scene);
});
afterAll(() => scene.close());

const activityOf = async (actor: HolderActor, wanted: "PAGE" | "FILE" = "PAGE") =>
  must(await scene.accounts.queries.listSecurityActivity(actor, wanted));

const otherDevice = async (): Promise<string> => {
  await putSession(scene, holder.accountId);
  const { sessions } = must(await scene.accounts.queries.listOwnSessions(holder));
  return sessions.find(({ state }) => state !== "CURRENT")?.deviceId ?? "";
};

it("is told in the holder's words, with device and country as they were at that moment", async () => {
  const deviceId = await otherDevice();
  must(await scene.accounts.devices.rename({ deviceId, name: "Kitchen tablet" }, holder, origin));
  must(await scene.accounts.devices.deny({ deviceId, everywhereElse: false }, holder, origin));
  const [denied, renamed] = await activityOf(holder);
  expect(denied).toMatchObject({
    words: "You told us that a device was not yours",
    deviceName: "Firefox on Linux",
    place: "India",
  });
  expect(renamed).toMatchObject({ words: "Device renamed" });
  expect(JSON.stringify(await activityOf(holder))).not.toContain("Kitchen tablet");
});

it("holds nothing of anybody else's, and nothing that staff did but ending the sessions", async () => {
  const stranger = await putHolder(scene, "other0@example.in");
  expect(await activityOf(stranger)).toEqual([]);
  const analyst = await putStaff(scene, "ANALYST");
  const { accountId } = stranger;
  must(
    await scene.accounts.revealPersonalData(
      { accountId, field: "email", reasonCode: "CONTACT_HOLDER" },
      analyst,
      origin,
    ),
  );
  must(await scene.accounts.endSessions({ accountId, note: "The caller does not know this device." }, analyst, origin));
  expect((await activityOf(stranger)).map(({ words, place, deviceName }) => [words, place, deviceName])).toEqual([
    ["Signed out everywhere by our staff", null, null],
  ]);
});

it("R67 can be taken along ten times in a quarter of an hour, each time with an entry", async () => {
  const someone = await putHolder(scene, "other1@example.in");
  const codes = [];
  for (let n = 0; n < 11; n += 1) codes.push(refusalCode(await scene.accounts.devices.exportActivity(someone, origin)));
  expect(codes).toEqual([...Array(10).fill(null), "RATE_LIMITED"]);
  const { rows } = await scene.database.pool.query<{ outcome: string; n: number }>(
    `SELECT outcome, count(*)::int AS n FROM audit_entry
      WHERE action = 'account.export-activity' AND actor_account_id = $1 GROUP BY outcome ORDER BY outcome`,
    [someone.accountId],
  );
  expect(rows).toEqual([
    { outcome: "DONE", n: 10 },
    { outcome: "REFUSED", n: 1 },
  ]);
});

it("R51 a device is its owner's alone: for others it does not exist, and staff do not read its name", async () => {
  const deviceId = await otherDevice();
  must(await scene.accounts.devices.rename({ deviceId, name: "Kitchen tablet" }, holder, origin));
  expect(must(await scene.accounts.queries.getOwnDevice(deviceId, holder))).toMatchObject({
    name: "Kitchen tablet",
    isDenied: false,
    isThisDevice: false,
    liveSessions: 1,
  });
  const stranger = await putHolder(scene, "other2@example.in");
  expect(refusalCode(await scene.accounts.queries.getOwnDevice(deviceId, stranger))).toBe("NOT_FOUND");
  expect(refusalCode(await scene.accounts.devices.deny({ deviceId, everywhereElse: false }, stranger, origin))).toBe(
    "NOT_FOUND",
  );
  const analyst = await putStaff(scene, "ANALYST");
  const seen = await scene.accounts.queries.listAccountSessions(
    { accountId: holder.accountId, limit: 20, cursor: null },
    analyst,
  );
  expect(JSON.stringify(must(seen))).not.toContain("Kitchen tablet");
});
