import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const s3Keys = { accessKeyId: "AKIATESTTESTTEST", secretAccessKey: "a-secret-for-tests" } as const;

export type S3Server = {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Requests whose signature did not hold. */
  readonly refused: string[];
  /** Answers 500 to so many requests to come. */
  failNext: (count: number) => void;
  readonly close: () => Promise<void>;
};

/** Keeps objects as S3 does, and believes nobody who has not signed (AWS Signature Version 4). */
export async function s3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const state = { failing: 0 };
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    if (!isSigned(request, body)) {
      refused.push(`${request.method} ${request.url}`);
      answer(response, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
    } else if (state.failing > 0) {
      state.failing -= 1;
      answer(response, 503, "<Error><Code>SlowDown</Code></Error>");
    } else answer(response, ...serve(objects, { request, body }));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    refused,
    failNext: (count) => {
      state.failing = count;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Asked = { readonly request: IncomingMessage; readonly body: Buffer };

function serve(objects: Map<string, Buffer>, { request, body }: Asked): readonly [number, string | Buffer] {
  const url = new URL(request.url ?? "/", "http://s3.test");
  const name = decodeURIComponent(url.pathname);
  if (request.method === "PUT") {
    objects.set(name, body);
    return [200, ""];
  }
  if (request.method === "GET") return get(objects, name);
  if (request.method !== "POST" || !url.searchParams.has("delete")) return [405, ""];
  const bucket = name.replace(/\/$/, "");
  for (const [, key] of body.toString("utf8").matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(`${bucket}/${key}`);
  return [200, "<DeleteResult></DeleteResult>"];
}

function get(objects: Map<string, Buffer>, name: string): readonly [number, string | Buffer] {
  const found = objects.get(name);
  return found ? [200, found] : [404, "<Error><Code>NoSuchKey</Code></Error>"];
}

function answer(response: ServerResponse, status: number, body: string | Buffer): void {
  response.writeHead(status, {
    "content-type": typeof body === "string" ? "application/xml" : "application/octet-stream",
  });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Signature Version 4, computed anew from what really came in. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? "",
  );
  const [, credential = "", signedHeaders = "", signature = ""] = given ?? [];
  const [accessKeyId, date = "", region = "", service = "", last = ""] = credential.split("/");
  if (accessKeyId !== s3Keys.accessKeyId) return false;
  const hash = String(request.headers["x-amz-content-sha256"]);
  if (hash !== sha256(body)) return false;
  const url = new URL(request.url ?? "/", "http://s3.test");
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .sort()
    .join("&");
  const names = signedHeaders.split(";");
  const headers = names.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`).join("");
  const asked = [request.method, url.pathname, query, headers, signedHeaders, hash].join("\n");
  const scope = [date, region, service, last].join("/");
  const text = ["AWS4-HMAC-SHA256", String(request.headers["x-amz-date"]), scope, sha256(Buffer.from(asked))].join(
    "\n",
  );
  const key = [date, region, service, last].reduce<Buffer>(hmac, Buffer.from(`AWS4${s3Keys.secretAccessKey}`));
  const covers = ["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.includes(name));
  return covers && hmac(key, text).toString("hex") === signature;
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
