import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { renderMessage } from "@/server/accounts/adapters/outbound/notification/message-templates";
import {
  NOTIFICATION_TEMPLATES,
  type NotificationTemplate,
} from "@/server/accounts/application/ports/outbound/notification-port";
import { badInput, badInputTitle } from "../support/bad-input";

const origin = "https://trust.example.com";
const channels = ["EMAIL", "SMS"] as const;
const link = `${origin}/verify/link#token-of-the-link`;
const values = {
  code: "407193",
  device: "Chrome on Android",
  at: "2026-11-20T08:32:00Z",
  closesAt: "2026-12-04T08:32:00Z",
  link,
  page: "/account/security",
  until: "2026-11-27T08:32:00Z",
  what: "email address",
  change: "changed",
  left: "7",
  role: "Support",
  invitedBy: "Meera Iyer",
  version: "15",
  earlier: "14",
  back: "16",
  flags: "212",
  decided: "280",
  refused: "3",
  bound: "120",
  live: "14",
  share: "10",
  because: "16 accounts of the 10 % were flagged, 40 of the rest: more per account than 50 % above the rest.",
  text: "What happened\nWe need to check some details.\n\nHow long\nUntil we have looked.",
};
const render = (template: NotificationTemplate, channel: "EMAIL" | "SMS" = "EMAIL", given: object = values) =>
  renderMessage({ channel, template, values: { ...given } }, origin);

const byEmailAlone: readonly NotificationTemplate[] = [
  "STAFF_INVITATION",
  "REQUEST_LAPSES",
  "CLUSTER_DECIDED",
  "POLICY_ROLLED_BACK",
  "RAMP_TAKEN_BACK",
];
const bothWays = NOTIFICATION_TEMPLATES.filter((template) => !byEmailAlone.includes(template));

describe.each(NOTIFICATION_TEMPLATES)("%s", (template) => {
  it("renders as email in both forms, and as text message or says why not", () => {
    const email = render(template);
    expect(email.body.length).toBeGreaterThan(40);
    expect(email.html).toContain("<!doctype html>");
    if (byEmailAlone.includes(template)) expect(() => render(template, "SMS")).toThrow("work email address");
    else expect(render(template, "SMS")).toMatchObject({ html: null, body: expect.stringMatching(/.{40}/u) });
  });

  it("says nothing secret in its subject", () => {
    const { subject } = render(template);
    expect(subject).not.toMatch(/\d|token|https?:/u);
    expect(subject).toBe(render(template, "EMAIL", { ...values, code: "111222", device: "x", text: "y" }).subject);
  });

  it("shows no code beside its subject on a locked screen", () => {
    const preview = /overflow:hidden">([^<]*)</u.exec(render(template).html ?? "")?.[1];
    expect(preview).toMatch(/^[^\d]{10,60}$/u);
  });

  it("says the same in both of its forms", () => {
    const { body, html } = render(template);
    const shown = (html ?? "").replace(/<(style|title)>.*?<\/\1>/gsu, "").replace(/<[^>]*>/gu, " ");
    for (const line of body.split("\n").filter((each) => each !== "" && !each.endsWith(":"))) {
      expect(decoded(shown)).toContain(line);
    }
  });
});

test.each(bothWays)("%s keeps to words for the public", (template) => {
  for (const channel of channels) {
    const { subject, body } = render(template, channel);
    expect(`${subject} ${body}`).not.toMatch(/\b(risk|fraud|score|flag|login|ban|blacklist|oops)\b|!/iu);
  }
});

test("a time is told in the house's zone, with the zone", () => {
  expect(render("NEW_DEVICE").body).toContain("20 Nov 2026, 14:02 IST");
});

const linesWithout = render("NEW_DEVICE").body.split("\n").length;

test("a device's name can't add lines of its own to a message", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (noise) => {
      const { body } = render("NEW_DEVICE", "EMAIL", { ...values, device: `x${noise}` });
      expect(body.split("\n")).toHaveLength(linesWithout);
      expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
    }),
  );
});

test("a message with a hole in it is not made", () => {
  expect(() => render("VERIFY_CONTACT", "SMS", {})).toThrow("code");
  expect(() => render("PASSWORD_CHANGED", "EMAIL", { at: "yesterday" })).toThrow("at");
});

describe("a link in a message", () => {
  it("is a button, and the address as text", () => {
    const { body, html } = render("RESET_PASSWORD");
    expect(body).toContain(`\n${link}\n`);
    expect(html?.split(`href="${link}"`)).toHaveLength(3);
    expect(html).toContain(`>${link}</a>`);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example/reset",
    "/reset",
    "https://evil.example/reset",
    "http://trust.example.com/reset",
    "https://trust.example.com.evil.example/",
    "https://trust.example.com@evil.example/",
    "https://user:pass@trust.example.com/",
    "https://trust.example.com:8443/",
    "ftp://trust.example.com/",
  ])("leads nowhere but to our own address, so not to %s", (foreign) => {
    for (const channel of channels) {
      expect(() => render("RESET_PASSWORD", channel, { ...values, link: foreign })).toThrow("our own address");
    }
  });
});

describe("a page of ours, named by its path", () => {
  it("leads to our own address: somebody signed out comes there by the door and back", () => {
    expect(render("NEW_DEVICE").body).toContain(`${origin}/account/security`);
    const staff = { ...values, page: "/console/approvals?ap=019ce0bc-0000-7000-8000-0000000000c1" };
    expect(render("REQUEST_LAPSES", "EMAIL", staff).body).toContain(`${origin}${staff.page}`);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "/login?next=//evil.example",
    "/account/../x",
  ])("and to no other, as %s", (path) =>
    expect(() => render("NEW_DEVICE", "EMAIL", { ...values, page: path })).toThrow("no page of ours"),
  );
});

describe("R62 what people wrote stays text in an HTML mail", () => {
  const tagsOf = (html: string | null): string => ((html ?? "").match(/<[^>]*>/gu) ?? []).join("\n");
  const calm = tagsOf(render("STAFF_INVITATION").html);
  const stays = (hostile: string) => {
    const { html } = render("STAFF_INVITATION", "EMAIL", { ...values, invitedBy: `x${hostile}`, role: `y${hostile}` });
    expect(tagsOf(html)).toBe(calm);
  };

  it("whatever its signs are", () => fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 150 }), stays)));

  it.each([
    `"><script>alert(1)</script>`,
    "<img src=x onerror=alert(1)>",
    "</td></table><h1>You won</h1>",
    "&lt;b&gt;",
  ])("%s", stays);

  it("in a text of several lines too", () => {
    const given = { ...values, text: "<b>One</b>\nline\n\n<script>x</script>" };
    expect(render("STATEMENT_OF_REASONS", "EMAIL", given).html).not.toMatch(/<b>|<script/u);
  });

  it.skipIf(badInput.isMissing)(badInputTitle("as every line of a list of attacks does"), () => {
    const attacks = badInput
      .read("xss-payload-list.txt")
      .split("\n")
      .filter((line) => line.trim() !== "");
    expect(attacks.length).toBeGreaterThan(1_000);
    for (const attack of attacks) stays(attack);
  });
});

const decoded = (html: string): string =>
  html
    .replaceAll("&middot;", "·")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
