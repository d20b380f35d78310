import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "@/server/accounts/adapters/inbound/next-auth/safe-path";

const SHOP = "https://shop.example";

describe("R61 where a sign-in may lead", () => {
  it.each(["/account/security", "/console/accounts/0199?tab=trust", "/account/profile?saved=1"])("to %s", (path) =>
    expect(safePath(path, "/fallback")).toBe(path),
  );

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://shop.example@evil.example",
    "https://evil.example",
    "%2f%2fevil.example",
    "/%2f/evil.example",
    "/%5cevil.example",
    "javascript:alert(1)",
    "\tjavascript:alert(1)",
    "data:text/html,x",
    "/\t/evil.example",
    "/／evil.example",
    "///evil.example",
    "/.//evil.example",
    "/../..//evil.example",
    "http:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "/%09/evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "/%252f%252fevil.example",
    "/;//evil.example",
    "//evil%00.example",
    "/∕evil.example",
    "/⁄evil.example",
    "/。evil.example",
    "．．//evil.example",
    " //evil.example",
    "\nhttps://evil.example",
    "vbscript:x",
    "view-source:https://evil.example",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "/account#//evil.example\u2028",
    "blob:https://evil.example/x",
    "?next=//evil.example",
    "/_next/data/x.json",
    "/login?next=/login",
    "/api/trpc/session.logout",
    "",
    `/${"a".repeat(600)}`,
  ])("never to %j", (path) => expect(safePath(path, "/fallback")).toBe("/fallback"));

  it("stays on this origin, whatever is asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const path = safePath(`/${text}`, "/fallback");
        expect(new URL(path, SHOP).origin).toBe(SHOP);
      }),
      { numRuns: 500 },
    );
  });
});
