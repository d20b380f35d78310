import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { openVerification } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import { done, type Result } from "@/server/accounts/domain/result";

export type CodeToSend = Pick<Verification, "id" | "accountId" | "contact" | "pendingPasswordHash" | "pendingName"> & {
  /** The address or number as it is written to. */
  readonly recipient: string;
};

const HOUR_MS = 3_600_000;

/** What waits, waits with the challenge. Beyond the hourly number of codes nothing is sent, and nobody is told. */
export async function sendCodeWithin(
  write: WritableRepositories,
  codes: VerificationCodes,
  { recipient, ...challenge }: CodeToSend,
): Promise<Result<null>> {
  const { at } = write;
  const { id, accountId, contact } = challenge;
  const { code, hash } = codes.make(id);
  const recent = await write.verifications.countSince(accountId, new Date(at.getTime() - HOUR_MS));
  const opened = openVerification({ ...challenge, codeHash: hash, at }, recent);
  if (!opened.ok) return done(null);
  await write.verifications.insert(opened.value);
  write.notifications.queue({
    accountId,
    channel: contact.kind === "EMAIL" ? "EMAIL" : "SMS",
    recipient,
    template: "VERIFY_CONTACT",
    values: { code, minutes: String(verificationPolicy.livesMinutes) },
  });
  return done(null);
}
