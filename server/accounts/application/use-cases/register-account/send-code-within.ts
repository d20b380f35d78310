import type { NotificationTemplate } from "@/server/accounts/application/ports/outbound/notification-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { openVerification } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Verification, VerificationPurpose } from "@/server/accounts/domain/entities/verification";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { DAY_MS, HOUR_MS } from "@/server/accounts/domain/value-objects/time-span";

type Waiting = Pick<Verification, "pendingPasswordHash" | "pendingName" | "pendingValue">;

export type CodeToSend = Pick<Verification, "id" | "accountId" | "purpose" | "contact"> &
  Partial<Waiting> & {
    /** The address or number as it is written to. */
    readonly recipient: string;
    /** What does the same as the code, for who opens the message on another device. */
    readonly link?: string;
  };

const nothingWaits: Waiting = { pendingPasswordHash: null, pendingName: null, pendingValue: null };

/** The message says what its code is for, so that nobody is talked into reading out the wrong one. */
const templates: Readonly<Record<VerificationPurpose, NotificationTemplate>> = {
  SIGN_UP: "VERIFY_CONTACT",
  CHANGE_CONTACT: "CHANGE_CONTACT",
  SIGN_IN: "SIGN_IN_CODE",
  STEP_UP: "SIGN_IN_CODE",
  UNLOCK: "UNLOCK_CODE",
};

/**
 * What waits, waits with the challenge. Beyond the hourly number of codes, and beyond a day's text messages to everybody,
 * nothing is sent, and nobody is told.
 */
export async function sendCodeWithin(
  write: WritableRepositories,
  codes: VerificationCodes,
  { recipient, link, ...challenge }: CodeToSend,
): Promise<Result<null>> {
  const { at } = write;
  const { id, accountId, purpose, contact } = challenge;
  if (contact.kind === "PHONE" && !(await mayText(write, contact.key))) return done(null);
  const { code, hash } = codes.make(id);
  const recent = await write.verifications.countSince(accountId, purpose, new Date(at.getTime() - HOUR_MS));
  const opened = openVerification({ ...nothingWaits, ...challenge, codeHash: hash, at }, recent);
  if (!opened.ok) return done(null);
  await write.verifications.insert(opened.value);
  write.notifications.queue({
    accountId,
    channel: contact.kind === "EMAIL" ? "EMAIL" : "SMS",
    recipient,
    template: templates[purpose],
    values: { code, minutes: String(verificationPolicy.livesMinutes), ...(link ? { link } : {}) },
  });
  return done(null);
}

const DIGITS_THAT_DIFFER = 4;

async function mayText({ verifications, at }: WritableRepositories, number: string): Promise<boolean> {
  const range = number.slice(0, -DIGITS_THAT_DIFFER);
  const sent = await verifications.countTextsSince(new Date(at.getTime() - DAY_MS), range);
  const { textCodesPerDay, textCodesPerRangePerDay } = verificationPolicy;
  return sent.all < textCodesPerDay && sent.inRange < textCodesPerRangePerDay;
}
