import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { answerApi } from "@/server/accounts/adapters/inbound/rest/api-request";
import { openApiDocument } from "@/server/accounts/adapters/inbound/rest/openapi";
import { trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import { apiRoutes } from "@/server/accounts/adapters/inbound/rest/urls";
import { TRUST_INPUTS } from "@/server/accounts/domain/entities/trust-signal";
import { projectRoot } from "@/server/platform/project-root";
import { putKey } from "../support/api-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

let scene: ModuleScene;
let server: Server;
beforeAll(async () => {
  scene = await moduleScene();
  server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await answerApi(await toRequest(incoming), scene.accounts);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await scene.close();
});

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  const body = await text(incoming);
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  return new Request(`http://127.0.0.1${url}`, { method, headers: given, ...(body === "" ? {} : { body }) });
}

const document = readFileSync(join(projectRoot, "server", "accounts", "docs", "api.md"), "utf8");

/** Every block of the page, under its heading, as one session of one shell. */
const blocks = document.split(/^(?=#+ )/mu).map((section) => ({
  heading: /^#+ (.+)$/mu.exec(section)?.[1] ?? "",
  block: [...section.matchAll(/^```sh\n([\s\S]+?)^```/gmu)].map(([, lines = ""]) => lines).join(""),
}));

async function runInShell(script: string, env: Record<string, string>): Promise<string> {
  const shell = spawn("bash", ["-euo", "pipefail", "-c", script], { env: { ...process.env, ...env } });
  const [out, problems, code] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    new Promise((resolve) => shell.on("close", resolve)),
  ]);
  if (code !== 0) throw new Error(`The session ended with ${code}: ${problems}`);
  return out;
}

test("the documented session runs as it stands: seven inputs move a score, and three services of a shop are answered", async () => {
  const { key } = await putKey(scene);
  const { port } = server.address() as AddressInfo;
  const script = blocks
    .map(({ heading, block }) => `printf '\\n@@%s\\n' '${heading.replace(/'/g, "")}'\n${block}`)
    .join("\n");
  const out = await runInShell(script, { KEY: key, GOODSTANDING: `http://127.0.0.1:${port}` });
  const answers = new Map(
    out.split("\n@@").map((part) => {
      const [heading = "", ...json] = part.split("\n");
      return [heading, json.join("")] as const;
    }),
  );
  let before = 60;
  for (const input of TRUST_INPUTS) {
    const [received = "", trust = ""] = (answers.get(input) ?? "").split(/(?<=\})(?=\{)/u);
    expect([input, JSON.parse(received)]).toEqual([input, { accepted: 1, duplicates: 0, rejected: [] }]);
    const { trustScore, lines } = z.parse(trustSchema, JSON.parse(trust));
    expect([input, trustScore]).not.toEqual([input, before]);
    expect(lines.find((line) => line.input === input)?.points).not.toBe(0);
    before = trustScore;
  }
  const answerOf = (heading: string) => JSON.parse(answers.get(heading) ?? "");
  expect(answerOf("May she?")).toMatchObject({ decision: "DENY", allowed: false });
  expect(answerOf("The price")).toMatchObject({ pricing: { tier: "STANDARD", adjustmentBasisPoints: 0 } });
  expect(answerOf("The coupon")).toMatchObject({ decision: "DENY", refusals: [{ output: "couponEligibility" }] });
  expect(answerOf("The checkout")).toMatchObject({ decision: "ALLOW", allowed: true, refusals: [] });
  expect(answerOf("Cash on delivery")).toMatchObject({ decision: "DENY", refusals: [{ output: "paymentMethods" }] });
});

test("OpenAPI names every route of the table, and the page of the API all that is not there", () => {
  const { paths, openapi } = openApiDocument() as { openapi: string; paths: Record<string, Record<string, unknown>> };
  expect(openapi).toBe("3.1.0");
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(told.sort()).toEqual(
    apiRoutes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`).sort(),
  );
  expect(JSON.stringify(paths)).not.toContain("undefined");
});
