import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMessage } from "@/server/accounts/adapters/outbound/notification/message-templates";

const templates = ["VERIFY_CONTACT", "ALREADY_REGISTERED", "NEW_DEVICE", "ACCOUNT_ON_HOLD"] as const;
const channels = ["EMAIL", "SMS"] as const;
const values = { code: "407193", device: "Chrome on Android", at: "2026-11-20T08:32:00Z" };

test.each(templates)("%s says nothing secret in its subject, on either channel", (template) => {
  for (const channel of channels) {
    const { subject, body } = renderMessage({ channel, template, values });
    expect(subject).not.toMatch(/\d/u);
    expect(body.length).toBeGreaterThan(40);
  }
});

test.each(templates)("%s keeps to words for the public", (template) => {
  for (const channel of channels) {
    const { subject, body } = renderMessage({ channel, template, values });
    expect(`${subject} ${body}`).not.toMatch(/\b(risk|fraud|score|flag|login|ban|blacklist|oops)\b|!/iu);
  }
});

test("a time is told in the house's zone, with the zone", () => {
  expect(renderMessage({ channel: "EMAIL", template: "NEW_DEVICE", values }).body).toContain("20 Nov 2026, 14:02 IST");
});

test("a device's name can't add lines of its own to a message", () => {
  fc.assert(
    fc.property(fc.string(), (noise) => {
      const device = `x${noise}`;
      const { body } = renderMessage({ channel: "EMAIL", template: "NEW_DEVICE", values: { ...values, device } });
      expect(body.split("\n")).toHaveLength(9);
    }),
  );
});

test("a message with a hole in it is not made", () => {
  expect(() => renderMessage({ channel: "SMS", template: "VERIFY_CONTACT", values: {} })).toThrow("code");
});
