import type { AuthOptions } from "next-auth";
import { expect, it } from "vitest";
import { authOptions } from "@/server/accounts/adapters/inbound/next-auth/auth-options";
import {
  clearsSession,
  dropRenewedSession,
  isCallback,
} from "@/server/accounts/adapters/inbound/next-auth/own-cookies";
import type { ResolvedSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";

const live: ResolvedSession = {
  state: "LIVE",
  actor: { kind: "HOLDER", accountId: accountIdFrom("a"), sessionId: sessionIdFrom("s"), name: "Asha Verma" },
  expiresAt: new Date("2026-12-20T08:00:00Z"),
  lastSeenAt: new Date("2026-11-20T08:00:00Z"),
};

const options = (session: ResolvedSession): AuthOptions =>
  authOptions({ resolve: async () => session }, "a secret of the tests");

const decode = (session: ResolvedSession, token: string) =>
  options(session).jwt?.decode?.({ token, secret: "next-auth asks for one" });

const nobody = { id: "x", email: "nobody@example.in", emailVerified: null };

it("reads the cookie's worth from the session row and gives the same token back", async () => {
  const token = await decode(live, "T".repeat(43));
  expect(token).toMatchObject({ sid: "T".repeat(43), principal: { name: "Asha Verma", side: "HOLDER" } });
  expect(await options(live).jwt?.encode?.({ token: token ?? {}, secret: "x" })).toBe("T".repeat(43));
});

it.each(["ON_HOLD", "SIGNED_OUT", "ROLE_CHANGED", "EXPIRED", "UNKNOWN", "SIGNED_OUT_HERE"] as const)(
  "knows nobody when the session is %s",
  async (state) => expect(await decode({ state }, "T".repeat(43))).toBeNull(),
);

it("R46 tells the browser a name and nothing else", async () => {
  const token = (await decode(live, "T".repeat(43))) ?? {};
  const session = { expires: "2026-12-20T08:00:00Z" };
  const update = { user: nobody, newSession: null, trigger: "update" } as const;
  const told = await options(live).callbacks?.session?.({ session, token, ...update });
  expect(told).toEqual({ expires: session.expires, user: { name: "Asha Verma" } });
});

it("never merges what a client posts to the session endpoint", async () => {
  const token = (await decode(live, "T".repeat(43))) ?? {};
  const posted = { token, user: nobody, account: null, trigger: "update", session: { role: "ADMIN" } } as const;
  expect(await options(live).callbacks?.jwt?.(posted)).toEqual(token);
});

it.each([
  ["https://shop.example/account/security", "https://shop.example/account/security"],
  ["/account/profile", "https://shop.example/account/profile"],
  ["https://evil.example/", "https://shop.example/"],
  ["//evil.example", "https://shop.example/"],
  ["https://shop.example.evil.example/x", "https://shop.example/"],
  ["https://shop.example@evil.example/x", "https://shop.example/"],
  ["javascript:alert(1)", "https://shop.example/"],
])("a callback to %s leads to %s", async (url, expected) =>
  expect(await options(live).callbacks?.redirect?.({ url, baseUrl: "https://shop.example" })).toBe(expected),
);

const cookiesAfter = (...cookies: readonly string[]): readonly string[] => {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  dropRenewedSession(headers);
  return headers.getSetCookie();
};

it("never makes a session cookie longer-lived than its sign-in did", () => {
  const others = ["__Host-next-auth.csrf-token=x; Path=/", "__Host-auth-callback=y; Path=/"];
  const renewed = `__Host-sid=${"T".repeat(43)}; Path=/; Expires=Mon, 21 Dec 2026 08:00:00 GMT; HttpOnly; Secure`;
  expect(cookiesAfter(...others, renewed)).toEqual(others);
});

it("takes the cookie of a dead session away", () => {
  const emptied = "__Host-sid=; Max-Age=0; Path=/; HttpOnly; Secure";
  expect(cookiesAfter(emptied)).toEqual([emptied]);
  expect(clearsSession(new Headers({ "set-cookie": emptied }))).toBe(true);
});

it.each([
  [undefined, true],
  ["https://shop.example/account", true],
  ["http://[", false],
  ["javascript:alert(1)", false],
  ["", false],
])("hands next-auth the callback cookie %j: %s", (kept, expected) => expect(isCallback(kept)).toBe(expected));
