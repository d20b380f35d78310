import { beforeEach, describe, expect, it } from "vitest";
import { countedReports, takeCspReport } from "@/server/accounts/adapters/inbound/rest/csp-reports";

const post = async (body: BodyInit, type = "application/csp-report") => {
  const init = { method: "POST", body, headers: { "content-type": type }, duplex: "half" } as RequestInit;
  return (await takeCspReport(new Request("https://trust.example.com/api/csp-reports", init))).status;
};

const blocked = (rule: unknown) =>
  JSON.stringify({ "csp-report": { "effective-directive": rule, "document-uri": "https://trust.example.com/asha" } });

beforeEach(() => countedReports().clear());

describe("R58 what browsers report of a page's policy", () => {
  it("is counted by its rule, in the old form and the new", async () => {
    expect(await post(blocked("script-src-elem"))).toBe(204);
    const fresh = [{ type: "csp-violation", body: { effectiveDirective: "script-src-elem", sample: "x" } }, {}];
    expect(await post(JSON.stringify(fresh), "application/reports+json; charset=utf-8")).toBe(204);
    expect([...countedReports()]).toEqual([
      ["script-src-elem", 2],
      ["other", 1],
    ]);
  });

  it("is kept nowhere else: a stranger's words make no label", async () => {
    for (const rule of ["asha@example.in", 7, null, ["script-src"], { a: 1 }, "__proto__", "constructor"]) {
      expect(await post(blocked(rule))).toBe(204);
    }
    expect([...countedReports().keys()]).toEqual(["other"]);
  });

  it("is read no further than 16 KB, though it never said how long it is", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(8 * 1024).fill(32));
      },
    });
    expect(await post(endless)).toBe(413);
    expect(pulled).toBeLessThan(6);
  });

  it("counts at most 20 of one post", async () => {
    await post(JSON.stringify(Array.from({ length: 100 }, () => ({ body: { effectiveDirective: "img-src" } }))));
    expect(countedReports().get("img-src")).toBe(20);
  });

  it.each([
    ["text/plain", "{}", 415],
    ["application/json", "{}", 415],
    ["application/csp-report", "{", 400],
    ["application/csp-report", "", 400],
    ["application/csp-report", "null", 204],
    ["application/csp-report", '{"__proto__":{"polluted":true}}', 204],
  ])("of the type %s: %j is answered %i", async (type, body, status) => {
    expect(await post(body, type)).toBe(status);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});
