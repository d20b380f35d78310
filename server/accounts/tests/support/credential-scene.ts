import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { NotificationTemplate } from "@/server/accounts/application/ports/outbound/notification-port";
import { changeContact } from "@/server/accounts/application/use-cases/change-contact/change-contact";
import { confirmContact } from "@/server/accounts/application/use-cases/change-contact/confirm-contact";
import { changePassword } from "@/server/accounts/application/use-cases/change-password/change-password";
import { registerAccount } from "@/server/accounts/application/use-cases/register-account/register-account";
import { resendByLink } from "@/server/accounts/application/use-cases/register-account/resend-by-link";
import { removeContact } from "@/server/accounts/application/use-cases/remove-contact/remove-contact";
import { requestReset } from "@/server/accounts/application/use-cases/request-reset/request-reset";
import { resetPassword } from "@/server/accounts/application/use-cases/reset-password/reset-password";
import { requestUnlock } from "@/server/accounts/application/use-cases/unlock-own/request-unlock";
import { unlockOwn } from "@/server/accounts/application/use-cases/unlock-own/unlock-own";
import { verifyByLink } from "@/server/accounts/application/use-cases/verify-account/verify-by-link";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type Browser, browserAt, type DoorScene, doorScene, EMAIL, PASSWORD, verifiedAccount } from "./door-scene";
import { mustSignIn } from "./must";

/** What somebody does about their credentials and contacts, over the door's own adapters. */
export const credentialCommands = ({ deps }: DoorScene) => ({
  register: registerAccount(deps),
  resendByLink: resendByLink(deps),
  verifyByLink: verifyByLink(deps),
  requestReset: requestReset(deps),
  resetPassword: resetPassword(deps),
  changePassword: changePassword(deps),
  changeContact: changeContact(deps),
  confirmContact: confirmContact(deps),
  removeContact: removeContact(deps),
  requestUnlock: requestUnlock(deps),
  unlockOwn: unlockOwn(deps),
});

/** Asha, signed in here and on a second browser, and what she can do. */
export async function credentialScene() {
  const door = doorScene();
  const auth = credentialCommands(door);
  const { accountId, browser, sessionToken } = await verifiedAccount(door);
  const other = browserAt("198.51.100.4");
  const there = await signIn(door, other);
  const scene = {
    door,
    auth,
    accountId,
    browser,
    other,
    here: sessionToken,
    there,
    actor: await holder(door, sessionToken),
  };
  forget(door);
  return scene;
}

export type CredentialScene = Awaited<ReturnType<typeof credentialScene>>;

export const signIn = async (
  door: DoorScene,
  from: Browser,
  password = PASSWORD,
  identifier = EMAIL,
): Promise<string> =>
  mustSignIn(await door.login({ identifier, password }, from.deviceTokenHash, from.origin)).sessionToken;

export async function holder(door: DoorScene, token: string): Promise<HolderActor> {
  const session = await door.resolve(token);
  if (session.state !== "LIVE" || session.actor.kind !== "HOLDER") throw new Error(`The session is ${session.state}.`);
  return session.actor;
}

/** Only what comes after this is looked at. */
export function forget(door: DoorScene): void {
  door.ports.events.length = 0;
  door.ports.audit.length = 0;
  door.ports.notifications.length = 0;
}

/** A value of the newest message of this kind. */
export function sentValue({ ports }: DoorScene, template: NotificationTemplate, name: string): string {
  const value = ports.notifications.findLast((one) => one.template === template)?.values[name];
  if (!value) throw new Error(`No ${template} with ${name} was sent.`);
  return value;
}

/** The token of the newest link of this kind. */
export const sentToken = (door: DoorScene, template: NotificationTemplate): string =>
  new URL(sentValue(door, template, "link")).searchParams.get("token") ?? "";

export const templatesSent = ({ ports }: DoorScene) =>
  ports.notifications.map(({ template, recipient }) => [template, recipient]);

/** Puts the account as it is to be, beside every command. */
export function put(door: DoorScene, accountId: AccountId, change: (account: Account) => Account): void {
  const account = door.ports.tables.accounts.get(accountId);
  if (!account) throw new Error("There is no such account.");
  door.ports.tables.accounts.set(accountId, change(account));
}

export const storedPassword = ({ ports }: DoorScene, accountId: AccountId) =>
  ports.tables.credentials.get(accountId)?.passwordHash;

/** Signs up somebody else, proved, with this email. */
export const somebodyElse = async (door: DoorScene, email: string) =>
  (await verifiedAccount(door, { email, browser: browserAt("192.0.2.77") })).accountId;

/** An authenticator app that was set up: the account has a second factor. */
export function giveApp({ ports }: DoorScene, accountId: AccountId): void {
  ports.tables.totp.set(accountId, { secret: "JBSWY3DPEHPK3PXP", confirmedAt: ports.now, lastStep: null });
}
