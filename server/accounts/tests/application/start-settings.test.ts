import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readLaunchConfig, serverEnvironment, workerEnvironment } from "@/server/cli/launch-config";
import { ConfigRefused, readConfig } from "@/server/platform/config";
import { isLoopback } from "@/server/platform/loopback";
import { readMessageSettings } from "@/server/platform/message-settings";

const strong = () => randomBytes(32).toString("base64");
const external = () => ({
  DATABASE_URL: "postgresql://owner@db/shop",
  NEXTAUTH_SECRET: strong(),
  GOODSTANDING_MASTER_KEY: strong(),
  GOODSTANDING_AUDIT_KEY: strong(),
});

function problemsOf(env: Record<string, string>): string {
  try {
    readLaunchConfig(env);
    return "";
  } catch (error) {
    if (error instanceof ConfigRefused) return error.problems.join("\n");
    throw error;
  }
}

describe("a start with a database of one's own", () => {
  it("is accepted with strong secrets", () => {
    expect(problemsOf(external())).toBe("");
  });

  it.each(["NEXTAUTH_SECRET", "GOODSTANDING_MASTER_KEY", "GOODSTANDING_AUDIT_KEY"])("is refused without %s", (name) => {
    expect(problemsOf({ ...external(), [name]: "" })).toContain(`${name} is missing`);
  });

  it.each([
    ["NEXTAUTH_SECRET", "short"],
    ["NEXTAUTH_SECRET", "a".repeat(64)],
    ["NEXTAUTH_SECRET", "please-change-me-before-production-1"],
    ["GOODSTANDING_MASTER_KEY", randomBytes(16).toString("base64")],
    ["GOODSTANDING_MASTER_KEY", Buffer.alloc(32).toString("base64")],
    ["GOODSTANDING_AUDIT_KEY", randomBytes(16).toString("base64")],
    ["GOODSTANDING_AUDIT_KEY", Buffer.alloc(32).toString("base64")],
    ["GOODSTANDING_AUDIT_PUBLIC_KEYS", "not-a-key"],
  ])("is refused with the weak %s %s", (name, value) => {
    expect(problemsOf({ ...external(), [name]: value })).toContain(name);
  });

  it.each(["10.0.0.0/33", "10.0.0.0/0", "10.0.0.0/", "proxy.internal", "10.0.0.1;10.0.0.2", "::1/129"])(
    "is refused when %s is to be believed about addresses",
    (entry) =>
      expect(problemsOf({ ...external(), TRUSTED_PROXIES: `127.0.0.1 ${entry}` })).toContain("TRUSTED_PROXIES"),
  );

  it("is told of every problem at once", () => {
    expect(problemsOf({ DATABASE_URL: "mysql://db", PORT: "http" }).split("\n")).toHaveLength(5);
  });

  it("must know its public address when other machines reach it", () => {
    expect(problemsOf({ ...external(), HOST: "0.0.0.0" })).toContain("NEXTAUTH_URL");
    expect(problemsOf({ ...external(), HOST: "0.0.0.0", NEXTAUTH_URL: "https://shop.example" })).toBe("");
    expect(problemsOf({ ...external(), NEXTAUTH_URL: "https://shop.example/console" })).toContain("without a path");
  });
});

describe("the way of messages out", () => {
  const mail = { SMTP_URL: "smtps://user:pass@mail.example.com", MAIL_FROM: "Goodstanding <no-reply@example.com>" };
  const sms = { SMS_GATEWAY_URL: "https://sms.example.com/send", SMS_GATEWAY_TOKEN: "a-token-of-the-gateway" };

  it("is none, mail, text messages, or both", () => {
    for (const given of [{}, mail, sms, { ...mail, ...sms }]) expect(problemsOf({ ...external(), ...given })).toBe("");
  });

  it.each([
    ["MAIL_FROM", { SMTP_URL: mail.SMTP_URL }],
    ["SMTP_URL", { MAIL_FROM: mail.MAIL_FROM }],
    ["SMTP_URL", { ...mail, SMTP_URL: "mail.example.com" }],
    ["SMTP_URL", { ...mail, SMTP_URL: "https://mail.example.com" }],
    ["MAIL_FROM", { ...mail, MAIL_FROM: "no-reply" }],
    ["MAIL_FROM", { ...mail, MAIL_FROM: "a@example.com, b@example.com" }],
    ["MAIL_FROM", { ...mail, MAIL_FROM: "x\r\nBcc: b@example.com <a@example.com>" }],
    ["SMS_GATEWAY_TOKEN", { SMS_GATEWAY_URL: sms.SMS_GATEWAY_URL }],
    ["SMS_GATEWAY_TOKEN", { ...sms, SMS_GATEWAY_TOKEN: "short" }],
    ["SMS_GATEWAY_URL", { SMS_GATEWAY_TOKEN: sms.SMS_GATEWAY_TOKEN }],
    ["SMS_GATEWAY_URL", { ...sms, SMS_GATEWAY_URL: "http://sms.example.com/send" }],
    ["SMS_GATEWAY_URL", { ...sms, SMS_GATEWAY_URL: "https://user:pass@sms.example.com" }],
  ])("half set up is refused at the start, naming %s: %j", (name, given) => {
    expect(problemsOf({ ...external(), ...given })).toContain(name);
  });

  it("is encrypted unless the server is on this machine", () => {
    const mustUseTls = (url: string) => {
      const given: Record<string, string> = { ...mail, SMTP_URL: url };
      return readMessageSettings((name) => given[name], []).mail?.mustUseTls;
    };
    expect(mustUseTls("smtp://mail.example.com:587")).toBe(true);
    expect(mustUseTls("smtp://127.0.0.1.example.com")).toBe(true);
    expect(mustUseTls("smtp://127.0.0.1:1025")).toBe(false);
  });
});

describe("the key of the audit trail", () => {
  it("reaches the worker alone; everybody else learns its public part and those of earlier keys", () => {
    const former = Buffer.alloc(32, 7).toString("base64url");
    const launch = readLaunchConfig({ ...external(), GOODSTANDING_AUDIT_PUBLIC_KEYS: former });
    const environment = serverEnvironment(launch, "postgresql://app@db/shop");
    expect(environment).toMatchObject({ GOODSTANDING_AUDIT_KEY: undefined });
    expect(readConfig(environment)).toMatchObject({ auditKey: null, auditPublicKeys: [expect.anything(), former] });
    expect(readConfig(workerEnvironment(environment, launch)).auditKey).toEqual(
      new Uint8Array(Buffer.from(launch.auditKey, "base64")),
    );
  });
});

describe("demo mode", () => {
  const servedBy = (host: string, kind: "embedded" | "external", origin = "http://localhost:3000") =>
    readConfig(
      serverEnvironment(
        {
          host,
          port: 3000,
          origin,
          dataDirectory: ".data",
          database: kind === "embedded" ? { kind } : { kind, ownerUrl: "postgresql://owner@db/shop", appUrl: null },
          sessionSecret: strong(),
          masterKey: strong(),
          auditKey: strong(),
          auditPublicKeys: [],
          demoPassword: "demo",
        },
        "postgresql://app@db/shop",
      ),
    );

  it("exists with the embedded database on a loopback address only", () => {
    expect(servedBy("127.0.0.1", "embedded")).toMatchObject({ demo: true, demoPassword: "demo" });
    expect(servedBy("0.0.0.0", "embedded")).toMatchObject({ demo: false, demoPassword: null });
    expect(servedBy("127.0.0.1", "external")).toMatchObject({ demo: false, demoPassword: null });
  });

  it("is off where a proxy brings in the world, though the product listens on loopback alone", () => {
    const behindProxy = servedBy("127.0.0.1", "embedded", "https://shop.example");
    expect(behindProxy).toMatchObject({ demo: false, demoPassword: null });
    expect(servedBy("127.0.0.1", "embedded", "http://localhost.evil.example:3000").demo).toBe(false);
  });

  it.each([
    ["localhost", true],
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["127.0.0.1.evil.example", false],
    ["192.168.1.4", false],
  ])("takes %s as loopback: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  it("hands no serving process the owner's login", () => {
    const environment = serverEnvironment(readLaunchConfig(external()), "postgresql://app@db/shop");
    expect(environment).toHaveProperty("DATABASE_URL", undefined);
    expect(Object.values(environment).join(" ")).not.toContain("owner@");
  });
});
