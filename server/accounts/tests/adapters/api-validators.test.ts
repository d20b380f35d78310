import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Validator } from "@seriousme/openapi-schema-validator";
import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from "cloudevents";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { answerMachine } from "@/server/accounts/adapters/inbound/rest/api-request";
import { machineListener } from "@/server/accounts/adapters/inbound/rest/machine-listener";
import { openApiDocument } from "@/server/accounts/adapters/inbound/rest/openapi";
import { trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import { newId } from "@/server/platform/new-id";
import { asking, putKey } from "../support/api-scene";
import { json } from "../support/contract-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

test("the OpenAPI document is valid 3.1 by a validator that is not ours", async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(openApiDocument()));
  expect(result).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("the validator finds a document that is wrong", async () => {
  const { paths: _paths, ...broken } = openApiDocument();
  const result = await new Validator().validate({ ...broken, info: { title: "No version" } });
  expect(result.valid).toBe(false);
});

describe("the CloudEvents SDK's own client", () => {
  let scene: ModuleScene;
  let server: Server;
  let sink: string;
  let headers: Readonly<Record<string, string>>;
  beforeAll(async () => {
    scene = await moduleScene();
    server = machineListener({
      api: (request) => answerMachine(request, scene.accounts),
      ready: async () => ({ status: 200, headers: {}, body: "{}" }),
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    sink = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/events`;
    headers = { authorization: `Bearer ${(await putKey(scene)).key}`, "x-create-accounts": "true" };
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await scene.close();
  });

  const event = (id = newId(), source = "/shop/कूपन") =>
    new CloudEvent({
      id,
      source: encodeURI(source),
      type: "shop.coupon.abuse-detected.v1",
      time: new Date().toISOString(),
      datacontenttype: "application/json",
      data: { accountId: "ext:sdk", couponCode: "WELCOME50" },
    });
  const told = (answer: unknown) => JSON.parse((answer as { body: string }).body);
  const badMass = async () => {
    const ask = asking(scene, (await putKey(scene)).key);
    const { lines } = z.parse(trustSchema, await json(await ask("GET", "/accounts/ext:sdk/trust")));
    return lines.find(({ input }) => input === "COUPON_ABUSE")?.factors[0]?.bad ?? 0;
  };

  test.each([
    ["structured", Mode.STRUCTURED],
    ["binary", Mode.BINARY],
  ])("sends one event in %s mode, and a repeat of it counts as none", async (_name, mode) => {
    const emit = emitterFor(httpTransport(sink), { binding: HTTP, mode });
    const one = event();
    expect(told(await emit(one, { headers }))).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    expect(told(await emit(one, { headers }))).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
  });

  test("one event is the same event in either mode", async () => {
    const one = event();
    const [structured, binary] = [Mode.STRUCTURED, Mode.BINARY].map((mode) =>
      emitterFor(httpTransport(sink), { binding: HTTP, mode }),
    );
    const before = await badMass();
    expect(told(await structured?.(one, { headers }))).toMatchObject({ accepted: 1 });
    expect(told(await binary?.(one, { headers }))).toMatchObject({ duplicates: 1 });
    expect(Math.round((await badMass()) - before)).toBe(1);
  });

  test("sends a batch in its own form", async () => {
    const batch = [event(), event(), event()];
    const type = "application/cloudevents-batch+json";
    const message = { headers: { "content-type": type }, body: JSON.stringify(batch) };
    expect(told(await httpTransport(sink)(message, { headers }))).toMatchObject({ accepted: 3, rejected: [] });
  });

  test("plain JSON without the headers of an event is none, and two under one Idempotency-Key are found out", async () => {
    const plain = { headers: { "content-type": "application/json" }, body: JSON.stringify({ accountId: "ext:sdk" }) };
    expect(told(await httpTransport(sink)(plain, { headers }))).toMatchObject({ code: "VALIDATION", status: 422 });
    const emit = emitterFor(httpTransport(sink), { binding: HTTP, mode: Mode.BINARY });
    const once = { headers: { ...headers, "idempotency-key": newId() } };
    expect(told(await emit(event(), once))).toMatchObject({ accepted: 1 });
    expect(told(await emit(event(), once))).toMatchObject({ code: "VALIDATION", status: 422 });
  });
});
