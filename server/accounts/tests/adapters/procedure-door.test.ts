import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect, Socket } from "node:net";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SESSION_COOKIE } from "@/server/accounts/adapters/inbound/next-auth/cookie-names";
import { applyLock } from "@/server/accounts/application/use-cases/lock-account/apply-lock";
import { type Composition, compose } from "@/server/composition-root";
import { readBoundedMessage } from "@/server/platform/bounded-body";
import { readConfig } from "@/server/platform/config";
import { projectRoot } from "@/server/platform/project-root";
import { isProcedure } from "@/server/trpc/procedure-door";
import { serveProcedures } from "@/server/trpc/serve-procedures";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, signIn, store } from "../support/stored-people";

const ORIGIN = "https://trust.example.com";
const kept = globalThis as typeof globalThis & { goodstanding?: Composition };

let database: TestDatabase;
let ports: RealPorts;
let server: Server;
let port: number;
beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl);
  kept.goodstanding = compose(
    readConfig({
      DATABASE_APP_URL: database.appUrl,
      NEXTAUTH_URL: ORIGIN,
      NEXTAUTH_SECRET: "k3J9vQ2xLr8TzWm5YpBn7HdSg4FcAe6U",
      GOODSTANDING_MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString("base64"),
    }),
  );
  server = createServer((incoming, outgoing) => void serveProcedures(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await kept.goodstanding?.close();
  delete kept.goodstanding;
  await ports.close();
  await database.drop();
});

type Answer = { readonly status: number; readonly headers: IncomingMessage["headers"]; readonly body: Buffer };

function ask(path: string, { headers = {}, body = "{}", method = "POST" } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const given = { "content-type": "application/json", origin: ORIGIN, ...headers };
    const outgoing = request(
      { port, host: "127.0.0.1", path: `/api/trpc/${path}`, method, headers: given },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
        );
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

/** What a line is answered, by the status of each. */
const statusLines = (line: Socket, count: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    let heard = "";
    line.on("data", (piece: Buffer) => {
      heard += piece.toString("latin1");
      const found = [...heard.matchAll(/HTTP\/1\.1 (\d{3})/gu)].flatMap(([, status]) => status ?? []);
      if (found.length >= count) resolve(found);
    });
    line.once("error", reject);
    line.once("close", () => reject(new Error(`The line ended after: ${heard}`)));
  });

const inAnHour = () => new Date(Date.now() + 3_600_000);

const signedIn = async () => {
  const account = person("Asha Rao", {});
  await store(ports.unitOfWork, account);
  const { token } = await signIn(ports.unitOfWork, account.id);
  return { account, headers: { cookie: `theme=dark; ${SESSION_COOKIE}=${token}` } };
};

describe("procedures answered on the socket, before Next", () => {
  it.each([
    ["/api/trpc/session.me", true],
    ["/api/trpc/session.me,account.profile?batch=1", true],
    // These set cookies, which is Next's own work here.
    ["/api/trpc/proof.stepUp", false],
    ["/api/trpc/session.me,proof.ways?batch=1", false],
    ["/api/trpc/session.me%2Cproof.ways?batch=1", false],
    ["/api/trpc/%70roof.ways", false],
    // Read as an address, these name other procedures than they seem to.
    ["/api/trpc/x/../proof.ways", false],
    ["/api/trpc/x\\..\\proof.ways", false],
    ["/api/trpc/pro\tof.ways", false],
    ["/api/trpc/", false],
    ["/api/trpcs/session.me", false],
    ["/api/health", false],
    ["/console/review?x=/api/trpc/session.me", false],
  ])("%s: %j", (url, isOurs) => expect(isProcedure(url)).toBe(isOurs));

  it("set no cookies: what does is named under proof, and takes Next's route", () => {
    const folders = ["admin", "trpc"].map((name) =>
      join(projectRoot, "server", "accounts", "adapters", "inbound", name),
    );
    const routers = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
    const withCookies = routers.filter((file) => readFileSync(file, "utf8").includes("ctx.browser"));
    expect(withCookies.map((file) => basename(file))).toEqual(["proof-router.ts"]);
  });

  it("know who asks by the cookie's row, and refuse from the moment a lock is committed", async () => {
    const { account, headers } = await signedIn();
    const before = await ask("session.me", { headers });
    expect([before.status, JSON.parse(before.body.toString())]).toMatchObject([
      200,
      { result: { data: { json: { accountId: account.id } } } },
    ]);
    const staff = person("Ravi Iyer", { role: "ANALYST" });
    await store(ports.unitOfWork, staff);
    const order = {
      accountId: account.id,
      reasonCode: "OTHER",
      scope: "ACCOUNT",
      until: inAnHour(),
      by: staff.id,
    } as const;
    must(await ports.unitOfWork(audited([account.id]), (write) => applyLock(write, order)));
    expect((await ask("session.me", { headers })).status).toBe(401);
  });

  it("refuse what the route refuses, and say what every answer to a program says", async () => {
    expect((await ask("session.me", { method: "GET", body: "" })).status).toBe(405);
    expect((await ask("session.me", { headers: { origin: "https://evil.example" } })).status).toBe(403);
    expect((await ask("session.me", { headers: { "content-type": "text/plain" } })).status).toBe(403);
    expect((await ask("session.me", { body: "[".repeat(33) })).status).toBe(400);
    const nobody = await ask("session.me");
    expect(nobody).toMatchObject({ status: 401, headers: { "cache-control": "no-store" } });
    expect(nobody.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("read no body further than 256 KB, and answer all the same", async () => {
    expect((await ask("session.me", { body: " ".repeat(300 * 1024) })).status).toBe(413);
    const chunked = { "transfer-encoding": "chunked" };
    expect((await ask("session.me", { headers: chunked, body: " ".repeat(300 * 1024) })).status).toBe(413);
  });

  it("lets nobody call more than ten at once by a slash behind them", async () => {
    const eleven = Array.from({ length: 11 }, () => "session.me").join(",");
    expect((await ask(`${eleven}/x?batch=1`)).status).toBe(400);
    expect((await ask(`${eleven}%2Fx?batch=1`)).status).toBe(400);
  });

  it("lets a body that is far too large go by, and answers the next request on the same line", async () => {
    const line = connect(port, "127.0.0.1");
    const answers = statusLines(line, 2);
    line.write(
      "POST /api/trpc/session.me HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
    );
    const piece = " ".repeat(64 * 1024);
    for (let at = 0; at < 256; at += 1) line.write(`10000\r\n${piece}\r\n`);
    line.write("0\r\n\r\nGET /api/trpc/session.me HTTP/1.1\r\nhost: x\r\n\r\n");
    expect(await answers).toEqual(["413", "405"]);
    line.destroy();
  });

  it("does not wait for the body of somebody who left before it was asked for", async () => {
    const gone = new IncomingMessage(new Socket());
    const closed = once(gone, "close");
    gone.destroy();
    await closed;
    await expect(readBoundedMessage(gone, 10)).rejects.toThrow("ended before");
  });

  it("make a long answer smaller for those who can read it", async () => {
    const { headers } = await signedIn();
    const path = `${Array.from({ length: 10 }, () => "session.me").join(",")}?batch=1`;
    const plain = await ask(path, { headers });
    const packed = await ask(path, { headers: { ...headers, "accept-encoding": "br, gzip" } });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.body.byteLength).toBeLessThan(plain.body.byteLength);
    expect(JSON.parse(gunzipSync(packed.body).toString())).toHaveLength(10);
    expect((await ask("session.me", { headers: { "accept-encoding": "gzip" } })).headers["content-encoding"]).toBe(
      undefined,
    );
  });
});
