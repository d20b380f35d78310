import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { createdWebhookSchema } from "@/server/accounts/adapters/inbound/rest/webhook-serializers";
import { newId } from "@/server/platform/new-id";
import { patient } from "../support/api-scene";
import { json } from "../support/contract-scene";
import { type WebhookReceiver, webhookReceiver } from "../support/webhook-receiver";
import { CHANGED, type WebhookScene, webhookScene } from "../support/webhook-scene";

let world: WebhookScene;
let receiver: WebhookReceiver;
beforeAll(async () => {
  world = await webhookScene();
  receiver = await webhookReceiver();
});
afterAll(async () => {
  await receiver.close();
  await world.scene.close();
});

const create = (url: string, types: readonly string[] = [CHANGED], headers = {}) =>
  patient(world.ask)("POST", "/webhooks", { body: { url, types }, headers });

describe("R74 an address that leads into a network of ours is refused when a receiver is made", () => {
  test.each([
    "https://10.0.0.5/hooks",
    "https://192.168.1.1/",
    "https://172.16.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://127.0.0.2/",
    "https://0x7f000002/",
    "https://2130706434/",
    "https://127.2/",
    "https://[::1]/",
    "https://[::]/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
    "https://[::ffff:10.0.0.5]/",
    "https://[64:ff9b::a00:5]/",
    "https://[2002:a00:5::1]/",
    "https://168.63.129.16/",
    "https://localhost/",
    "https://localhost./",
    "https://nothing.invalid/",
    "http://93.184.216.34/",
    "ftp://93.184.216.34/",
    "https://user:secret@93.184.216.34/",
    "https://93.184.216.34/#part",
    "not an address",
  ])("%s", async (url) => {
    const response = await create(url);
    expect(response.status).toBe(422);
    expect(await json(response)).toMatchObject({ code: "VALIDATION", fields: [{ field: "url" }] });
  });
});

test("types are those that are told, and at least one", async () => {
  expect((await create(receiver.url, [])).status).toBe(422);
  expect((await create(receiver.url, ["accounts.notification-requested.v1"])).status).toBe(422);
  expect((await create(receiver.url, ["*"])).status).toBe(422);
});

test("the secret is shown once and kept sealed; a repeat under its key makes nothing and shows it to nobody", async () => {
  const headers = { "idempotency-key": newId() };
  const first = z.parse(createdWebhookSchema, await json(await create(receiver.url, [CHANGED], headers)));
  expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const again = await json(await create(receiver.url, [CHANGED], headers));
  expect(again).toEqual({ ...first, secret: null });
  const everywhere = await world.rows(
    `SELECT (SELECT string_agg(a::text, '') FROM api_answer a) || (SELECT string_agg(w::text, '') FROM webhook_endpoint w)
       || (SELECT string_agg(e::text, '') FROM audit_entry e) AS whole`,
  );
  expect(JSON.stringify(everywhere)).not.toContain(first.secret?.slice("whsec_".length, 30));
  const listed = await json(await world.ask("GET", "/webhooks"));
  expect(JSON.stringify(listed)).not.toContain("whsec_");
  expect(listed.webhooks).toMatchObject([{ id: first.id, state: "ACTIVE", waiting: 0, parked: 0 }]);
  await world.ask("DELETE", `/webhooks/${first.id}`);
});

test("after a new secret both sign for a day, then the new one alone", async () => {
  const { id, secret: old } = await world.register(receiver.url, [CHANGED]);
  const { secret: fresh } = await json(await world.ask("POST", `/webhooks/${id}/rotate-secret`));
  const verifies = async (secret: string) => {
    await world.account(1);
    await world.relay();
    await world.deliver();
    const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: "" };
    const given = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    // The library wants its own moment to be near.
    const timestamp = Number(given["webhook-timestamp"]);
    expect(Math.abs(timestamp - world.now().getTime() / 1_000)).toBeLessThan(60);
    try {
      new Webhook(secret).verify(body, given);
      return true;
    } catch {
      return false;
    }
  };
  expect([await verifies(old), await verifies(fresh)]).toEqual([true, true]);
  await world.rows("UPDATE webhook_endpoint SET previous_until = now() - interval '1 second' WHERE id = $1", [id]);
  expect([await verifies(old), await verifies(fresh)]).toEqual([false, true]);
  await world.ask("DELETE", `/webhooks/${id}`);
});

test("a deleted receiver hears nothing more, and what waited for it is gone", async () => {
  const { id } = await world.register(receiver.url, [CHANGED]);
  await world.account(1);
  await world.relay();
  const before = receiver.received.length;
  expect((await world.ask("DELETE", `/webhooks/${id}`)).status).toBe(200);
  await world.deliver();
  expect(receiver.received).toHaveLength(before);
  expect(await world.rows("SELECT 1 FROM webhook_delivery")).toEqual([]);
  expect((await world.ask("DELETE", `/webhooks/${id}`)).status).toBe(404);
});

test("twenty receivers are the most, however many ask at once", async () => {
  const responses = await Promise.all(Array.from({ length: 24 }, () => create(receiver.url)));
  expect(responses.filter(({ status }) => status === 201)).toHaveLength(20);
  expect(responses.filter(({ status }) => status === 422)).toHaveLength(4);
});
