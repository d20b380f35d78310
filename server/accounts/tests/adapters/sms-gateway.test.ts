import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smsGateway } from "@/server/accounts/adapters/outbound/notification/sms-gateway";
import { outgoingHttp } from "@/server/platform/outgoing-http";
import { deadPort } from "../support/mail-server";

type Asked = { readonly headers: IncomingMessage["headers"]; readonly url: string; readonly body: string };

let server: Server;
let asked: Asked[];
let answer: { status: number; location?: string };
let origin: string;

beforeEach(async () => {
  asked = [];
  answer = { status: 202 };
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      asked.push({ headers: request.headers, url: `${request.method} ${request.url}`, body });
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const token = "a token of the tests";
const message = {
  id: "0199aaaa-0000-7000-8000-000000000001",
  accountId: "0199aaaa-0000-7000-8000-000000000002",
  channel: "SMS" as const,
  recipient: "+919876543210",
  subject: "Confirm your address",
  body: "407193 is your Goodstanding code.",
  html: null,
  at: new Date(),
};
const send = (url = `${origin}/messages?v=1`) => smsGateway({ url: new URL(url), token })(message);

describe("a text message", () => {
  it("is posted once with its id, which is the same at every try", async () => {
    expect(await send()).toEqual({ outcome: "SENT" });
    await send();
    expect(asked[0]).toMatchObject({ url: "POST /messages?v=1" });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ to: message.recipient, text: message.body, id: message.id });
    expect(asked[0]?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": message.id,
    });
    expect(asked.map(({ headers }) => headers["idempotency-key"])).toEqual([message.id, message.id]);
  });

  it.each([400, 413, 422])("is given up when the gateway answers %i", async (status) => {
    answer = { status };
    expect(await send()).toEqual({ outcome: "UNDELIVERABLE", reason: expect.stringContaining(String(status)) });
  });

  it.each([401, 403, 404, 408, 429, 500, 503])("is tried again when the gateway answers %i", async (status) => {
    answer = { status };
    await expect(send()).rejects.toThrow(String(status));
  });

  it("is tried again while the gateway is away, without a word of its recipient", async () => {
    const problem = await send(`http://127.0.0.1:${await deadPort()}/`).catch((error: unknown) => String(error));
    expect(problem).toContain("could not be reached");
    expect(problem).not.toContain("9876543210");
  });
});

describe("R74 requests leave for the configured host alone", () => {
  const post = (configured: string, address: string) =>
    outgoingHttp(new URL(configured))(new URL(address), { method: "POST", headers: {}, body: "{}" });

  it("and follow no redirect from it", async () => {
    answer = { status: 307, location: "http://169.254.169.254/latest/meta-data" };
    await expect(send()).rejects.toThrow("could not be reached");
    expect(asked).toHaveLength(1);
  });

  it.each([
    "http://169.254.169.254/",
    "https://evil.example/",
    "http://localhost:1/",
    "http://[::1]:1/",
    "file:///etc/passwd",
  ])("never to %s", async (elsewhere) => {
    await expect(post(origin, elsewhere)).rejects.toThrow("configured host");
    expect(asked).toEqual([]);
  });

  it("and never unencrypted to another machine", async () => {
    await expect(post("http://192.0.2.7/", "http://192.0.2.7/sms")).rejects.toThrow("encrypted");
  });
});
