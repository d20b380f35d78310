import { describe, expect, it } from "vitest";
import nextConfig from "@/next.config.mjs";
import * as cookieNames from "@/server/accounts/adapters/inbound/next-auth/cookie-names";
import {
  foreignMutation,
  isTooLargeForm,
  MOST_FORM_BYTES,
  needsSignIn,
} from "@/server/accounts/adapters/inbound/next-auth/gate";
import { securityHeaders } from "@/server/accounts/adapters/inbound/next-auth/security-headers";
import { openValue, sealValue } from "@/server/accounts/adapters/inbound/rest/sealed-value";
import { canonicalAddress, isForeignHost } from "@/server/platform/canonical-host.mjs";
import { isUnreadable } from "@/server/platform/request-line.mjs";

const SHOP = "https://shop.example";

const request = (method: string, headers: Record<string, string>) => ({ method, headers: new Headers(headers) });

describe("R60 a change that comes from elsewhere", () => {
  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "http://shop.example" }],
    [{ origin: "https://shop.example.evil.example" }],
    [{ origin: "https://shop.example:8443" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ "sec-fetch-site": "none" }],
    [{ origin: SHOP, "sec-fetch-site": "cross-site" }],
    [{ origin: "not an address" }],
  ])("is refused: %j", (headers) => expect(foreignMutation(request("POST", headers), SHOP)).toBe(true));

  it.each([[{ origin: SHOP, "sec-fetch-site": "same-origin" }], [{ origin: SHOP }], [{}]])("is none: %j", (headers) =>
    expect(foreignMutation(request("POST", headers), SHOP)).toBe(false),
  );

  it("is no matter for reading", () =>
    expect(foreignMutation(request("GET", { origin: "https://evil.example" }), SHOP)).toBe(false));
});

describe("one address", () => {
  const onLoopback = (host: string, { url = "/account?x=1", method = "GET" } = {}) =>
    canonicalAddress({ method, url, headers: { host } }, "http://127.0.0.1:3000");

  it("sends the loopback's other name to the one that was printed", () =>
    expect(onLoopback("localhost:3000")).toBe("http://127.0.0.1:3000/account?x=1"));

  it.each(["127.0.0.1:3000", "localhost:4000", "shop.example", "evil.example:3000", "", "not a host"])(
    "leaves %j alone",
    (host) => expect(onLoopback(host)).toBeNull(),
  );

  it("leaves Next's own question for a form's next page where its cookies are", () => {
    const headers = { host: "localhost:3000", rsc: "1" };
    expect(canonicalAddress({ method: "GET", url: "/login/step-up", headers }, "http://127.0.0.1:3000")).toBeNull();
  });

  it("leaves programs and changes alone", () => {
    expect(onLoopback("localhost:3000", { url: "/api/health" })).toBeNull();
    expect(onLoopback("localhost:3000", { method: "POST" })).toBeNull();
  });

  it("never leads elsewhere", () =>
    expect(onLoopback("localhost:3000", { url: "//evil.example" })).toBe("http://127.0.0.1:3000//evil.example"));
});

describe("a name that was pointed at this machine", () => {
  const asked = (host: string | undefined, origin: string) => isForeignHost({ headers: { host } }, origin);

  it.each([
    "evil.example:3000",
    "evil.example",
    "127.0.0.1.evil.example:3000",
    "localhost.evil.example",
    "[::2]",
    "a b",
  ])("%s is refused where the product serves this machine alone", (host) =>
    expect(asked(host, "http://127.0.0.1:3000")).toBe(true),
  );

  it.each(["127.0.0.1:3000", "localhost:4000", "LOCALHOST:3000", "[::1]:3000", undefined])("%s is our own", (host) =>
    expect(asked(host, "http://127.0.0.1:3000")).toBe(false),
  );

  it("is a proxy's business where the address is public", () => expect(asked("10.0.0.7:3000", SHOP)).toBe(false));
});

it.each([
  ["/console", true],
  ["/console/review", true],
  ["/Account/security", true],
  ["/accounts", false],
  ["/login", false],
  ["/", false],
])("%s needs somebody signed in: %s", (path, expected) => expect(needsSignIn(path)).toBe(expected));

describe("R58 R59 the headers of a page", () => {
  const policy = (page: Partial<Parameters<typeof securityHeaders>[0]> = {}) =>
    securityHeaders({ nonce: "n0nce", isSecure: true, isDevelopment: false, ...page });

  it("admit scripts by nonce alone and nothing inline", () => {
    const csp = policy().get("content-security-policy") ?? "";
    expect(csp).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
    expect(csp).toContain("style-src 'self' 'nonce-n0nce';");
    expect(csp).toContain("style-src-attr 'unsafe-inline';");
    expect(csp.replace("style-src-attr 'unsafe-inline'", "")).not.toMatch(/unsafe/);
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(csp).toContain(rule);
  });

  it("tell browsers where to report, in both ways they know", () => {
    const csp = policy().get("content-security-policy") ?? "";
    expect(csp).toContain("report-uri /api/csp-reports; report-to csp");
    expect(policy().get("reporting-endpoints")).toBe('csp="/api/csp-reports"');
  });

  it("keep a page to itself", () => {
    expect(Object.fromEntries(policy())).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "cache-control": "no-store",
    });
  });

  it("insist on TLS where it is there", () => {
    expect(policy().get("strict-transport-security")).toMatch(/max-age=31536000/);
    expect(policy({ isSecure: false }).has("strict-transport-security")).toBe(false);
  });
});

describe("R61 an address that can't be read", () => {
  it.each(["/api/trpc/%zz", "/%", "/console/%e0%a4%a", "/%c0%af", "/login%00", "/%2500%00"])("%s is refused", (url) =>
    expect(isUnreadable({ url })).toBe(true),
  );

  it.each(["/", "/console/accounts/x?lq=%zz", "/verify?x=%00", "/%E0%A4%85", "/%2500", "*"])("%s goes on", (url) =>
    expect(isUnreadable({ url })).toBe(false),
  );
});

describe("R46 every cookie of ours", () => {
  it.each(Object.entries(cookieNames).filter(([, value]) => typeof value === "string"))(
    "%s is bound to this host",
    (_, name) => expect(name).toMatch(/^__Host-[a-z-]+$/),
  );

  it("is out of reach for scripts, plain http and other sites", () =>
    expect(cookieNames.privateCookie).toEqual({ httpOnly: true, secure: true, sameSite: "lax", path: "/" }));
});

describe("a sealed cookie", () => {
  const at = new Date("2026-11-20T08:00:00Z");
  const soon = new Date("2026-11-20T08:30:00Z");
  const sealed = sealValue("secret", "challenge", { id: 7 }, soon);

  it("opens for its purpose and in its time", () =>
    expect(openValue("secret", "challenge", sealed, at)).toEqual({ id: 7 }));

  it("does not show what is in it", () => expect(Buffer.from(sealed, "base64url").toString()).not.toContain("id"));

  it.each([
    ["another purpose", openValue("secret", "hold", sealed, at)],
    ["another secret", openValue("other", "challenge", sealed, at)],
    ["its time is over", openValue("secret", "challenge", sealed, soon)],
    ["nothing", openValue("secret", "challenge", undefined, at)],
    ["garbage", openValue("secret", "challenge", "not sealed", at)],
    ["one bit off", openValue("secret", "challenge", `${sealed.slice(0, -2)}AA`, at)],
  ])("is worth nothing: %s", (_cause, opened) => expect(opened).toBeNull());
});

describe("a form larger than any of ours is refused before anything reads it", () => {
  it.each<[boolean, string, string, string]>([
    [false, "POST", "/login", String(MOST_FORM_BYTES)],
    [true, "POST", "/login", String(MOST_FORM_BYTES + 1)],
    [true, "PUT", "/account/profile", "9999999999999"],
    [false, "GET", "/login", "9999999"],
    [false, "POST", "/api/trpc/account.profile", "9999999"],
    [false, "POST", "/login", "no number"],
  ])("%s for %s %s of %s bytes", (expected, method, path, length) =>
    expect(isTooLargeForm(request(method, { "content-length": length }), path)).toBe(expected),
  );

  it("up to the size where Next itself stops reading", () =>
    expect(nextConfig.experimental?.serverActions?.bodySizeLimit).toBe(`${MOST_FORM_BYTES / 1024}kb`));
});
