import { Secret, TOTP } from "otpauth";
import type { Browser } from "./door-scene";
import { browserAt, type DoorScene, EMAIL, PASSWORD, verifiedAccount } from "./door-scene";
import { must } from "./must";

/** Somebody signed in, as use cases know them. */
export async function actorOf(door: DoorScene, sessionToken: string) {
  const resolved = await door.resolve(sessionToken);
  if (resolved.state !== "LIVE") throw new Error(`The session is ${resolved.state}.`);
  return resolved.actor;
}

/** What the person's app shows at this moment. */
export const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, "")), digits: 6, period: 30 }).generate({
    timestamp: at.getTime(),
  });

export type WithApp = Awaited<ReturnType<typeof accountWithApp>>;

/** A holder with an authenticator app and recovery codes, signed in where they set it up. */
export async function accountWithApp(door: DoorScene, email = EMAIL) {
  const known = await verifiedAccount(door, { email });
  const actor = await actorOf(door, known.sessionToken);
  const owner = { kind: "SIGNED_IN", actor } as const;
  const { deviceTokenHash, origin } = known.browser;
  const { secret } = must(await door.secondFactors.beginTotp(owner, origin));
  const code = codeAt(secret, door.ports.now);
  const added = must(await door.secondFactors.confirmTotp(owner, { code, deviceTokenHash }, origin));
  const { recoveryCodes, renewed } = added;
  if (!recoveryCodes || !renewed?.sessionToken) throw new Error("No codes, or no new token.");
  // The next step of the clock: the code that confirmed the app is used up.
  door.ports.now = new Date(door.ports.now.getTime() + 30_000);
  return { ...known, email, secret, recoveryCodes, sessionToken: renewed.sessionToken };
}

/** The password is right; what waits then. */
export async function beginSignIn(door: DoorScene, email = EMAIL, browser: Browser = browserAt("198.51.100.20")) {
  const { deviceTokenHash, origin } = browser;
  const login = must(await door.login({ identifier: email, password: PASSWORD }, deviceTokenHash, origin));
  if (login.next !== "PROVE") throw new Error("Nothing more was asked for.");
  const { id: pendingId, sent, needs } = login.pending;
  const pending = { pendingId, challengeId: sent?.challengeId ?? null, deviceTokenHash };
  return { browser, pending, needs };
}
