import { isVerificationPurpose, type Verification } from "@/server/accounts/domain/entities/verification";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import type { VerificationModel } from "../generated/models/Verification";
import { bytes, stored } from "../stored-value";

export const toVerification = (row: VerificationModel): Verification => ({
  id: row.id,
  accountId: accountIdFrom(row.accountId),
  purpose: stored(row.purpose, isVerificationPurpose, "verification.purpose"),
  contact: { kind: stored(row.contactKind, isContactKind, "verification.contact_kind"), key: row.contactKey },
  codeHash: row.codeHash,
  pendingPasswordHash: row.pendingPasswordHash === null ? null : passwordHashFrom(row.pendingPasswordHash),
  pendingName: row.pendingName === null ? null : personNameFrom(row.pendingName),
  pendingValue: row.pendingValue,
  attempts: row.attempts,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  consumedAt: row.consumedAt,
});

export const verificationColumns = (verification: Verification) => ({
  id: verification.id,
  accountId: verification.accountId,
  purpose: verification.purpose,
  contactKind: verification.contact.kind,
  contactKey: verification.contact.key,
  codeHash: bytes(verification.codeHash),
  pendingPasswordHash: verification.pendingPasswordHash,
  pendingName: verification.pendingName,
  pendingValue: verification.pendingValue,
  attempts: verification.attempts,
  createdAt: verification.createdAt,
  expiresAt: verification.expiresAt,
  consumedAt: verification.consumedAt,
});

const isContactKind = (text: string): text is "EMAIL" | "PHONE" => text === "EMAIL" || text === "PHONE";
