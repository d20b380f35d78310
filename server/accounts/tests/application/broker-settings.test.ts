import { expect, test } from "vitest";
import { readBrokerSettings } from "@/server/platform/broker-settings";

function read(env: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  return { settings: readBrokerSettings((name) => env[name], problems), problems };
}

test("without NATS_URL events go through the database", () => {
  expect(read({})).toEqual({ settings: null, problems: [] });
});

test("an address turns the broker on, with the usual subject or a given one", () => {
  const url = "tls://user:password@nats.example.com:4222";
  expect(read({ NATS_URL: url })).toEqual({ settings: { url, shopSubject: "shop.events" }, problems: [] });
  expect(read({ NATS_URL: url, NATS_SHOP_SUBJECT: "eu.shop.>" }).settings?.shopSubject).toBe("eu.shop.>");
});

test.each([
  { NATS_URL: "http://nats.example.com" },
  { NATS_URL: "nats.example.com" },
  { NATS_URL: "nats://127.0.0.1:4222", NATS_SHOP_SUBJECT: "shop events" },
  { NATS_URL: "nats://127.0.0.1:4222", NATS_SHOP_SUBJECT: "goodstanding.accounts.>" },
  { NATS_SHOP_SUBJECT: "shop.events" },
])("half a setup or a wrong one is a problem: %o", (env) => {
  expect(read(env).problems).toHaveLength(1);
});
