import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  isPublic,
  type ReceiverAddress,
  receiverGuard,
} from "@/server/accounts/adapters/outbound/messaging/receiver-guard";
import { createWebhookSender } from "@/server/accounts/adapters/outbound/messaging/webhook-sender";
import { webhookSecretOf } from "@/server/accounts/domain/value-objects/webhook-secret";
import { newId } from "@/server/platform/new-id";
import { taken, type WebhookReceiver, webhookReceiver } from "../support/webhook-receiver";

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await webhookReceiver();
});
afterEach(() => receiver.close());

const loopback: ReceiverAddress = { address: "127.0.0.1", family: 4 };
const secret = webhookSecretOf("a".repeat(43));

/** A sender whose names lead where each look-up in turn says. */
function senderOf(privateHosts: readonly string[], ...places: readonly (readonly ReceiverAddress[])[]) {
  return patientSenderOf(45_000, privateHosts, places);
}

function patientSenderOf(
  timeoutMs: number,
  privateHosts: readonly string[],
  places: readonly (readonly ReceiverAddress[])[],
) {
  let asked = 0;
  const guard = receiverGuard({
    privateHosts: new Set(privateHosts),
    resolve: async () => {
      asked += 1;
      return places[Math.min(asked, places.length) - 1] ?? [];
    },
  });
  const send = createWebhookSender({ guard, openSecret: async () => secret, now: () => new Date(), timeoutMs });
  return {
    asked: () => asked,
    to: (url: string) =>
      send({
        endpointId: newId(),
        eventId: newId(),
        body: "{}",
        attempts: 1,
        url,
        sealedSecret: new Uint8Array(),
        sealedPreviousSecret: null,
      }),
  };
}

const own = () => `http://hooks.internal:${receiver.port}/in?x=1`;

test("it connects to the address that was judged, under the name it was given, and asks for that address once", async () => {
  const sender = senderOf(["hooks.internal"], [loopback]);
  expect(await sender.to(own())).toEqual({ outcome: "TAKEN" });
  expect(receiver.received).toMatchObject([{ path: "/in?x=1", headers: { host: `hooks.internal:${receiver.port}` } }]);
  expect(sender.asked()).toBe(1);
});

test("R74 a name that leads elsewhere when it is sent to is judged again, and nothing is sent into a private network", async () => {
  const rebound = senderOf([], [{ address: "93.184.216.34", family: 4 }, loopback]);
  expect(await rebound.to(`https://hooks.example:${receiver.port}/`)).toMatchObject({ outcome: "FAILED" });
  const moved = senderOf([], [loopback]);
  expect(await moved.to(`https://hooks.example:${receiver.port}/`)).toMatchObject({
    outcome: "FAILED",
    reason: expect.stringContaining("private network"),
  });
  expect(receiver.received).toEqual([]);
});

test("R74 no redirect is followed", async () => {
  receiver.behaviour.answer = (response) => void response.writeHead(307, { location: receiver.url }).end();
  const outcome = await senderOf(["hooks.internal"], [loopback]).to(own());
  expect(outcome).toMatchObject({ outcome: "FAILED", reason: expect.stringContaining("redirects are not followed") });
  expect(receiver.received).toHaveLength(1);
});

test("a receiver that never answers is left after the time limit", async () => {
  receiver.behaviour.answer = () => undefined;
  expect(await patientSenderOf(500, ["hooks.internal"], [[loopback]]).to(own())).toMatchObject({ outcome: "FAILED" });
});

test("of an answer without end the head is enough", async () => {
  receiver.behaviour.answer = (response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write("x".repeat(65_536)), 1);
    response.once("close", () => clearInterval(more));
  };
  expect(await senderOf(["hooks.internal"], [loopback]).to(own())).toEqual({ outcome: "TAKEN" });
});

test("a head that is too long is a failure, and a wait that the receiver names is kept to, up to an hour", async () => {
  receiver.behaviour.answer = (response) => void response.writeHead(200, { "x-long": "x".repeat(40_000) }).end();
  expect(await senderOf(["hooks.internal"], [loopback]).to(own())).toMatchObject({ outcome: "FAILED" });
  receiver.behaviour.answer = (response) => void response.writeHead(429, { "retry-after": "120" }).end();
  expect(await senderOf(["hooks.internal"], [loopback]).to(own())).toMatchObject({ retryAfterSeconds: 120 });
  receiver.behaviour.answer = (response) => void response.writeHead(503, { "retry-after": "999999" }).end();
  expect(await senderOf(["hooks.internal"], [loopback]).to(own())).toMatchObject({ retryAfterSeconds: 3_600 });
  receiver.behaviour.answer = taken;
});

describe("public is what anybody on the internet may reach", () => {
  test.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])("%s", (address) => {
    expect(isPublic(address)).toBe(true);
  });
  test.each([
    "10.1.2.3",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.168.0.1",
    "100.100.100.200",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "fc00::1",
    "fe80::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2001::1",
    "2002:7f00:1::",
    "ff02::1",
    "2001:db8::1",
    "somewhere",
  ])("not %s", (address) => {
    expect(isPublic(address)).toBe(false);
  });
});
