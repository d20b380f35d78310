import { describe, expect, it } from "vitest";
import { arrived, checkRequest } from "@/server/trpc/request-limits";
import { retryAfter, toTransportError } from "@/server/trpc/unwrap";

const SHOP = "https://shop.example";
const json = { "content-type": "application/json" };

async function ask(path: string, init: RequestInit = {}): Promise<number | string> {
  const request = new Request(`${SHOP}/api/trpc/${path}`, { method: "POST", headers: json, body: "{}", ...init });
  const checked = await checkRequest(arrived(request), SHOP);
  return "refused" in checked ? checked.refused.status : await checked.request.text();
}

const batch = (count: number, comma: string) =>
  `${Array.from({ length: count }, () => "session.me").join(comma)}?batch=1`;

describe("R60 R63 a call of procedures", () => {
  it("goes on with the body it came with", async () =>
    expect(await ask("session.me", { body: '{"json":{"name":"आशा"}}' })).toBe('{"json":{"name":"आशा"}}'));

  it.each([",", "%2C", "%2c"])("holds ten calls, however the comma is written: %s", async (comma) => {
    expect(await ask(batch(10, comma))).toBe("{}");
    expect(await ask(batch(11, comma))).toBe(400);
  });

  it.each(["%zz", "", ",", "session.me,", "session.me%2C"])("names its procedures: %j", async (path) =>
    expect(await ask(path)).toBe(400),
  );

  it("is no GET: what is looked for must not stand in an address", async () =>
    expect(await ask("accounts.search", { method: "GET", body: null })).toBe(405));

  it.each([
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }],
    ["plain text", { headers: { "content-type": "text/plain" } }],
    ["another origin", { headers: { ...json, origin: "https://evil.example" } }],
    ["no origin to speak of", { headers: { ...json, origin: "null" } }],
    ["another site", { headers: { ...json, "sec-fetch-site": "cross-site" } }],
  ])("is refused from %s", async (_what, init) => expect(await ask("session.logout", init)).toBe(403));

  it("is refused when nested too deeply", async () =>
    expect(await ask("session.me", { body: "[".repeat(33) })).toBe(400));

  it("is read no further than 256 KB, though it never said how long it is", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    expect(await ask("session.me", { body: endless, duplex: "half" } as RequestInit)).toBe(413);
    expect(pulled).toBeLessThan(10);
  });
});

it("tells how long to wait, by the call that waits longest", () => {
  const waiting = (seconds: number) =>
    toTransportError({ code: "RATE_LIMITED", retryAfterSeconds: seconds }, { audited: true });
  expect(retryAfter([waiting(3), waiting(900), toTransportError({ code: "FORBIDDEN" }, { audited: true })])).toEqual({
    "retry-after": "900",
  });
  expect(retryAfter([])).toEqual({});
});
