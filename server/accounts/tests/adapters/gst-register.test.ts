import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { createHttpGstRegister } from "@/server/accounts/adapters/outbound/gst-register/http-gst-register";
import { type CheckFacts, runChecks } from "@/server/accounts/domain/domain-services/onboarding-check-service";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { readRegisterSettings } from "@/server/platform/register-settings";
import { must } from "../support/must";

const number = must(parseGstin("27AAPFU0939F1ZV"));
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

/** A register of one's own, and who asks it. */
async function register(answer: RequestListener) {
  let over = new AbortController();
  const asked: { url: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? "", authorization: request.headers.authorization });
    if (answer === SILENT) over.abort();
    else answer(request, response);
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const onAway = vi.fn<(why: string) => void>();
  let now = 0;
  // The time of a try is over when it has been asked in vain, however long that takes here.
  const limit = () => {
    over = new AbortController();
    return over.signal;
  };
  const registry = createHttpGstRegister({
    url: new URL(`http://127.0.0.1:${port}/gst/`),
    token: "a-token-of-the-register",
    now: () => new Date(now),
    onAway,
    times: { limit, tries: 3, firstWaitMs: 1, restMs: 30_000 },
  });
  const later = (ms: number) => {
    now += ms;
  };
  return { asked, onAway, registry, later };
}

const says =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

const known = { gstin: String(number), status: "ACTIVE", legalName: "Verma Crafts Private Limited" };

it("asks for the number with the token, and reads an active one with its name", async () => {
  const { asked, registry } = await register(says(known));
  expect(await registry.lookUp(number)).toEqual({ status: "ACTIVE", legalName: "Verma Crafts Private Limited" });
  expect(asked).toEqual([{ url: `/gst/${number}`, authorization: "Bearer a-token-of-the-register" }]);
});

it.each([
  ["CANCELLED", says({ ...known, status: "CANCELLED" })],
  ["CANCELLED", says({ ...known, status: "SUSPENDED" })],
  ["CANCELLED", says({ ...known, status: "INACTIVE" })],
  ["UNKNOWN", says({ message: "not found" }, 404)],
] as const)("reads %s", async (status, answer) => {
  const { registry } = await register(answer);
  expect((await registry.lookUp(number)).status).toBe(status);
});

const SILENT: RequestListener = () => undefined;
const CUT: RequestListener = (request) => request.socket.destroy();
const AWAY: RequestListener = (_, response) => response.writeHead(302, { location: "/" }).end();

it.each([
  ["that is slow", SILENT, 3],
  ["in trouble", says("oops", 500), 3],
  ["that cuts the line", CUT, 3],
  ["that refuses us", says("who are you", 401), 1],
  ["that sends us elsewhere", AWAY, 3],
  ["that talks nonsense", says("<html>hello</html>"), 1],
  ["that answers about another number", says({ ...known, gstin: "29AAGCB7383J1Z4" }), 1],
  ["that never ends", says(JSON.stringify({ ...known, legalName: "x".repeat(200_000) })), 1],
])(
  "a register %s is away: few tries, no exception, and the word for the log says no number",
  async (_how, answer, tries) => {
    const { asked, onAway, registry } = await register(answer);
    expect(await registry.lookUp(number)).toEqual({ status: "UNREACHABLE", legalName: null });
    expect(asked).toHaveLength(tries);
    expect(onAway).toHaveBeenCalledOnce();
    expect(onAway.mock.calls.join()).not.toContain(String(number));
  },
);

it("comes through after a first try that failed", async () => {
  let tries = 0;
  const { registry } = await register((request, response) => {
    tries += 1;
    says(tries === 1 ? "busy" : known, tries === 1 ? 503 : 200)(request, response);
  });
  expect((await registry.lookUp(number)).status).toBe("ACTIVE");
});

it("leaves one that is away alone for a while: the next stages do not wait for it", async () => {
  const { asked, registry, later } = await register(says("oops", 500));
  await registry.lookUp(number);
  expect((await registry.lookUp(number)).status).toBe("UNREACHABLE");
  expect(asked).toHaveLength(3);
  later(30_001);
  await registry.lookUp(number);
  expect(asked).toHaveLength(6);
});

it("stands in the check as a fact of its own beside the form of the number", async () => {
  const facts: CheckFacts = {
    at: new Date(),
    sent: { TAX: { gstNumber: String(number), legalName: "Verma Crafts" }, BUSINESS: { state: "27" } },
    isMailDisposable: null,
    gstinHolder: null,
    panHolders: [],
    payoutHolders: [],
    shopsAlike: [],
    linkedHeld: [],
    registry: null,
  };
  const found = async (answer: RequestListener | null) => {
    const registry = answer && (await (await register(answer)).registry.lookUp(number));
    const results = runChecks("TAX", { ...facts, registry });
    const of = (name: string) => results.find(({ check }) => check === name);
    return [of("GSTIN_FORMAT")?.outcome, of("REGISTRY")?.outcome, of("REGISTRY")?.words];
  };
  expect(await found(null)).toEqual(["PASS", "NOT_RUN", "Registry lookup: not configured."]);
  expect(await found(says(known))).toEqual(["PASS", "PASS", "Registered and active, under this name."]);
  expect(await found(says("oops", 500))).toEqual(["PASS", "NOT_RUN", "The registry did not answer."]);
  expect((await found(says({ ...known, legalName: "Verma Crafts Exports" })))[1]).toBe("WARN");
  expect((await found(says({ ...known, legalName: "Rao Textiles" })))[1]).toBe("FAIL");
  expect((await found(says({ ...known, status: "CANCELLED" })))[1]).toBe("FAIL");
});

it("is off unless an address is set, encrypted unless it is on this machine", () => {
  const read = (env: Record<string, string>) => {
    const problems: string[] = [];
    return { settings: readRegisterSettings((name) => env[name], problems), problems };
  };
  expect(read({})).toEqual({ settings: null, problems: [] });
  expect(read({ GSTIN_REGISTER_URL: "https://gst.example.com/v1" }).settings).toEqual({
    url: new URL("https://gst.example.com/v1"),
    token: null,
  });
  for (const wrong of ["http://gst.example.com", "https://a:b@gst.example.com", "https://gst.example.com/?q=", "gst"]) {
    expect(read({ GSTIN_REGISTER_URL: wrong }).problems).toHaveLength(1);
  }
  expect(read({ GSTIN_REGISTER_TOKEN: "token" }).problems).toHaveLength(1);
  expect(read({ GSTIN_REGISTER_URL: "http://127.0.0.1:9000", GSTIN_REGISTER_TOKEN: "a b" }).problems).toHaveLength(1);
});
