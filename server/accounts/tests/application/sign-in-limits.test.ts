import { describe, expect, it } from "vitest";
import { clientAddress, PEER_ADDRESS_HEADER } from "@/server/accounts/adapters/inbound/request-origin";
import {
  type AttemptStore,
  AttemptsUnavailable,
} from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { login } from "@/server/accounts/application/use-cases/login/login";
import { sendCodeWithin } from "@/server/accounts/application/use-cases/register-account/send-code-within";
import { unlessAway } from "@/server/accounts/application/use-cases/unless-away";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { accountLockPolicy } from "@/server/accounts/domain/policies/account-lock-policy";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import { done } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { proxyList } from "@/server/platform/trusted-proxies";
import {
  type Browser,
  browserAt,
  type DoorScene,
  doorScene,
  EMAIL,
  later,
  PASSWORD,
  verifiedAccount,
} from "../support/door-scene";
import { must, refusalCode } from "../support/must";

const signIn = (door: Pick<DoorScene, "login">, from: Browser, password = "guess", identifier = EMAIL) =>
  door.login({ identifier, password }, from.deviceTokenHash, from.origin);

/** How many attempts were looked at before the door closed. */
async function lookedAt(door: DoorScene, most: number, attempt: (n: number) => Browser, who = (_n: number) => EMAIL) {
  let allowed = 0;
  for (let n = 0; n < most; n += 1) {
    if (refusalCode(await signIn(door, attempt(n), `guess ${n}`, who(n))) !== "RATE_LIMITED") allowed += 1;
  }
  return allowed;
}

describe("R19 the documented counts", () => {
  it("of one contact from unknown devices, wherever they are: 5", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    expect(await lookedAt(door, 12, (n) => browserAt(`20.${n}.0.1`))).toBe(5);
    expect(accountLockPolicy.unknownDeviceFailures).toBe(5);
  });

  it("of a known device: 10, whatever strangers use up", async () => {
    const door = doorScene();
    const { browser } = await verifiedAccount(door);
    await lookedAt(door, 12, (n) => browserAt(`20.${n}.0.1`));
    expect(await lookedAt(door, 15, () => browser)).toBe(10);
  });

  it("of one address, whoever is tried: 50", async () => {
    const door = doorScene();
    const here = () => browserAt("20.0.0.1");
    expect(await lookedAt(door, 60, here, (n) => `victim${n}@example.in`)).toBe(50);
  });

  it("of one network, from address to address and from person to person: 250", async () => {
    const door = doorScene();
    const spread = (n: number) => browserAt(`20.0.0.${n % 250}`);
    expect(await lookedAt(door, 260, spread, (n) => `victim${n}@example.in`)).toBe(250);
    expect(
      await lookedAt(
        door,
        1,
        () => browserAt("20.0.1.1"),
        () => "another@example.in",
      ),
    ).toBe(1);
  });

  it("of one IPv6 site, from /64 to /64: 250", async () => {
    const door = doorScene();
    const spread = (n: number) => browserAt(`2a00:7:7:${n.toString(16)}::1`);
    expect(await lookedAt(door, 260, spread, (n) => `victim${n}@example.in`)).toBe(250);
    expect(
      await lookedAt(
        door,
        1,
        () => browserAt("2a00:7:8::1"),
        () => "another@example.in",
      ),
    ).toBe(1);
  });
});

describe("R22 an attacker's own account", () => {
  it("wins nothing back for an address or a network by signing in to it between guesses", async () => {
    const door = doorScene();
    await verifiedAccount(door, { email: "attacker@example.in" });
    let guesses = 0;
    for (let n = 0; n < 60; n += 1) {
      const from = browserAt("20.0.0.1");
      const own = await signIn(door, from, PASSWORD, "attacker@example.in");
      if (!own.ok && own.refusal.code === "RATE_LIMITED") break;
      if (refusalCode(await signIn(door, browserAt("20.0.0.1"), "guess", `victim${n}@example.in`)) === "RATE_LIMITED")
        break;
      guesses += 1;
    }
    expect(guesses).toBe(50);
  });
});

describe("R23 a closed door", () => {
  it("opens by itself, doubles from 15 minutes to 24 hours, and forgives after a clean day", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    const waits: number[] = [];
    for (let block = 0; block < 8; block += 1) {
      await lookedAt(door, 5, (n) => browserAt(`20.${block}.${n}.1`));
      const refused = await signIn(door, browserAt(`30.${block}.0.1`));
      const seconds = refused.ok || refused.refusal.code !== "RATE_LIMITED" ? 0 : refused.refusal.retryAfterSeconds;
      waits.push(seconds / 60);
      later(door, seconds / 60);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1_440]);
    later(door, 24 * 60 + 1);
    await lookedAt(door, 5, (n) => browserAt(`20.99.${n}.1`));
    const again = await signIn(door, browserAt("30.99.0.1"));
    expect(again).toMatchObject({ refusal: { code: "RATE_LIMITED", retryAfterSeconds: 900 } });
  });
});

describe("R26 a client that invents forwarding headers", () => {
  it("stays one address: it can't turn into another", async () => {
    const door = doorScene();
    const ofPeer = (n: number) => {
      const headers = new Headers({ [PEER_ADDRESS_HEADER]: "20.0.0.1", "x-forwarded-for": `30.0.${n}.1` });
      const ip = clientAddress(headers, proxyList([]));
      return browserAt(ip ?? "");
    };
    expect(await lookedAt(door, 60, ofPeer, (n) => `victim${n}@example.in`)).toBe(50);
  });
});

describe("R27 codes by text message", () => {
  const to = (door: DoorScene, number: string, n: number) =>
    door.ports.unitOfWork(
      {
        action: "account.register",
        actor: { kind: "ANONYMOUS" },
        origin: browserAt("20.0.0.1").origin,
        subject: null,
        accounts: [],
      },
      async (write) => {
        await sendCodeWithin(write, door.deps.codes, {
          id: door.ports.newId(),
          accountId: accountIdFrom(`018f0000-0000-7000-8000-${n.toString(16).padStart(12, "f")}`),
          purpose: "SIGN_UP",
          contact: { kind: "PHONE", key: number },
          recipient: number,
        });
        return done(null);
      },
    );
  const sent = (door: DoorScene) => door.ports.notifications.filter(({ channel }) => channel === "SMS").length;

  it("stop at a day's number to one range of numbers, and go on to others", async () => {
    const door = doorScene();
    const { textCodesPerRangePerDay: most } = verificationPolicy;
    for (let n = 0; n < most + 20; n += 1) must(await to(door, `+9198200${String(10_000 + n)}`, n));
    expect(sent(door)).toBe(most);
    must(await to(door, "+919930055667", 9_000));
    expect(sent(door)).toBe(most + 1);
    later(door, 24 * 60 + 1);
    must(await to(door, "+919820010001", 9_001));
    expect(sent(door)).toBe(most + 2);
  });

  it("stop at a day's number to everybody, whatever range they are in", async () => {
    const door = doorScene();
    const { textCodesPerDay: most } = verificationPolicy;
    for (let n = 0; n < most - 1; n += 1) door.ports.tables.verifications.set(`sent-${n}`, sentTo(door, n));
    must(await to(door, "+919930055667", 9_000));
    must(await to(door, "+919930155667", 9_001));
    expect(sent(door)).toBe(1);
  });

  const sentTo = (door: DoorScene, n: number): Verification => ({
    id: `sent-${n}`,
    accountId: accountIdFrom("018f0000-0000-7000-8000-0000000000aa"),
    purpose: "SIGN_UP",
    contact: { kind: "PHONE", key: `+91${7_000_000_000 + n * 10_000}` },
    codeHash: new Uint8Array(32),
    pendingPasswordHash: null,
    pendingName: null,
    pendingValue: null,
    attempts: 0,
    createdAt: door.ports.now,
    expiresAt: new Date(door.ports.now.getTime() + 600_000),
    consumedAt: null,
  });
});

describe("counters that can't be reached", () => {
  const away: AttemptStore = {
    update: async () => {
      throw new AttemptsUnavailable(new Error("no Redis"));
    },
  };

  it("let nobody try a password: UNAVAILABLE, before any hash", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    const before = door.counted.hashes;
    const closed = { login: unlessAway(login({ ...door.deps, attempts: away })) };
    expect(refusalCode(await signIn(closed, browserAt("20.0.0.1"), PASSWORD))).toBe("UNAVAILABLE");
    expect(door.counted.hashes).toBe(before);
  });

  it("are no cover for other mistakes", async () => {
    const broken = unlessAway(async () => {
      throw new Error("a mistake");
    });
    await expect(broken()).rejects.toThrow("a mistake");
  });
});
