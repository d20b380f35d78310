import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noTransports } from "@/server/accounts/adapters/outbound/notification/message-transport";
import { createNotificationDispatcher } from "@/server/accounts/adapters/outbound/notification/notification-dispatcher";
import { smtpTransport } from "@/server/accounts/adapters/outbound/notification/smtp-transport";
import { poolKeyStore } from "@/server/accounts/adapters/outbound/persistence/account-key-store";
import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";
import { done, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { createNotificationRelay } from "@/server/accounts/outbox/notification-relay";
import { type MailSettings, readMessageSettings } from "@/server/platform/message-settings";
import { deadPort, type MailServer, startMailServer } from "../support/mail-server";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

const origin = "https://trust.example.com";

let scene: WorkerScene;
let server: MailServer;
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.rows("DELETE FROM outbox");
  server = await startMailServer();
});
afterEach(() => server.stop());

function settingsFor(port: number): MailSettings {
  const given: Record<string, string> = {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: "Goodstanding <no-reply@trust.example.com>",
  };
  const { mail } = readMessageSettings((name) => given[name], []);
  if (mail === null) throw new Error("The settings are not complete.");
  return mail;
}

const relay = (port = server.port) => {
  const { pool } = scene.database;
  const dispatch = createNotificationDispatcher({
    openSealed: (accountId, sealed) => scene.encryption.open(poolKeyStore(pool), accountIdFrom(accountId), sealed),
    transports: { ...noTransports, EMAIL: smtpTransport(settingsFor(port)) },
    origin,
    now: scene.now,
  });
  return createNotificationRelay({ pool, now: scene.now, dispatch })();
};

let people = 0;

/** Queues a message with a change of a real account; the change may be taken back. */
async function queue({ rolledBack = false, ...given }: Partial<Notification> & { rolledBack?: boolean } = {}) {
  people += 1;
  const [accountId = accountIdFrom("")] = await scene.register(`Asha Verma ${people}`);
  await scene.unitOfWork(audited([accountId], { action: "account.verify" }), async (write) => {
    write.notifications.queue({
      accountId,
      channel: "EMAIL",
      recipient: "asha@example.in",
      template: "VERIFY_CONTACT",
      values: { code: "407193", link: `${origin}/verify/link#abc` },
      ...given,
    });
    return rolledBack ? refuse({ code: "NOT_FOUND", what: "account" }) : done(null);
  });
}

const waiting = () =>
  scene.rows<{ id: string; attempts: number; parked: boolean; lastError: string | null }>(
    `SELECT id, attempts, parked_at IS NOT NULL AS parked, last_error AS "lastError" FROM outbox
      WHERE type = 'accounts.notification-requested.v1'`,
  );

describe("an email", () => {
  it("leaves in both forms, from the configured sender, to its one recipient", async () => {
    await queue();
    const [row] = await waiting();
    expect(await relay()).toEqual({ sent: 1, failed: 0 });
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: "no-reply@trust.example.com", to: ["asha@example.in"] });
    expect(mail?.source).toContain("From: Goodstanding <no-reply@trust.example.com>");
    expect(mail?.source).toContain("Subject: Confirm your address");
    expect(mail?.source).toContain("multipart/alternative");
    expect(mail?.source).toMatch(/text\/plain[\s\S]*407193[\s\S]*text\/html[\s\S]*407193/u);
    expect(mail?.source).toContain(`Message-ID: <${row?.id}@trust.example.com>`);
    expect(mail?.source).toContain("Auto-Submitted: auto-generated");
    expect(await waiting()).toEqual([]);
  });

  it("never leaves for a change that was taken back", async () => {
    await queue({ rolledBack: true });
    expect(await relay()).toEqual({ sent: 0, failed: 0 });
    expect(server.received).toEqual([]);
  });

  it("is tried again after a 451, under the same id", async () => {
    await queue();
    server.manners.message = () => 451;
    const [before] = await waiting();
    expect(await relay()).toEqual({ sent: 0, failed: 1 });
    expect(await waiting()).toMatchObject([{ attempts: 1, parked: false, lastError: expect.stringContaining("451") }]);
    server.manners.message = () => null;
    scene.clock.now = new Date(scene.clock.now.getTime() + 60_000);
    expect(await relay()).toEqual({ sent: 1, failed: 0 });
    expect(server.received[0]?.source).toContain(`Message-ID: <${before?.id}@`);
  });

  it.each(["recipient", "message"] as const)("is parked at once after a 550 about its %s", async (which) => {
    await queue();
    server.manners[which] = () => 550;
    expect(await relay()).toEqual({ sent: 0, failed: 1 });
    const [row] = await waiting();
    expect(row).toMatchObject({ attempts: 1, parked: true, lastError: expect.stringContaining("550") });
    expect(row?.lastError).not.toContain("asha");
  });

  it("waits while the server is away, and leaves when it is back", async () => {
    await queue();
    expect(await relay(await deadPort())).toEqual({ sent: 0, failed: 1 });
    expect(await waiting()).toMatchObject([{ parked: false, lastError: expect.stringContaining("not be reached") }]);
    scene.clock.now = new Date(scene.clock.now.getTime() + 60_000);
    expect(await relay()).toEqual({ sent: 1, failed: 0 });
  });

  it("does not leave unencrypted where encryption is required", async () => {
    const transport = smtpTransport({ ...settingsFor(server.port), mustUseTls: true });
    await expect(transport(outgoing("asha@example.in"))).rejects.toThrow("mail server");
    expect(server.received).toEqual([]);
  });

  it.each([
    "asha@example.in\r\nBcc: everybody@example.in",
    "asha@example.in, bina@example.in",
    "asha@example.in\0",
    "Asha <asha@example.in>",
    '"asha@evil.example"@example.in',
    "asha",
    "",
  ])("is refused for the recipient %j, and no line of it becomes a header", async (recipient) => {
    const transport = smtpTransport(settingsFor(server.port));
    expect(await transport(outgoing(recipient))).toMatchObject({ outcome: "UNDELIVERABLE" });
    expect(server.received).toEqual([]);
  });
});

const outgoing = (recipient: string) => ({
  id: "0199aaaa-0000-7000-8000-000000000001",
  accountId: "0199aaaa-0000-7000-8000-000000000002",
  channel: "EMAIL" as const,
  recipient,
  subject: "Confirm your address",
  body: "Words",
  html: null,
  at: new Date(),
});
