import { jwtVerify, SignJWT } from "jose";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LinkPurpose, MailLink, MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import { mailLinkPolicy } from "@/server/accounts/domain/policies/mail-link-policy";
import { parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { parseUuid } from "@/server/accounts/domain/value-objects/uuid";
import { deriveKey } from "./tokens";

export type JwtProviderDeps = {
  readonly secret: string;
  /** The address people type, as configured: never a request's word for it (R69). */
  readonly origin: string;
  readonly newId: NewId;
  readonly now: Clock;
};

/** Far more than any of our tokens is long; what is longer is not looked at. */
const LONGEST_TOKEN = 1_024;
const ALGORITHM = "HS256";
const ISSUER = "goodstanding";

const pages: Readonly<Record<LinkPurpose, string>> = {
  VERIFY_CONTACT: "/verify",
  RESET_PASSWORD: "/reset",
  STAFF_INVITATION: "/invite",
  FIRST_ADMIN: "/invite",
};

/**
 * Signs what links in mails carry, with a key of its own and for one purpose each. Sessions are rows and never tokens
 * of this kind; a link is good once, for half an hour, and only while the account's epoch is the same.
 */
export function createMailLinks({ secret, origin, newId, now }: JwtProviderDeps): MailLinks {
  const key = deriveKey(secret, "mail-link");
  const read = async (purpose: LinkPurpose, token: string, lateSeconds: number): Promise<MailLink | null> => {
    if (token.length > LONGEST_TOKEN) return null;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: purpose,
        currentDate: now(),
        clockTolerance: lateSeconds,
        requiredClaims: ["exp", "iat", "jti", "sub"],
      });
      return toLink(purpose, payload);
    } catch {
      // Not ours, changed on the way, or over: one answer, and nothing to tell them apart by.
      return null;
    }
  };
  return {
    make: async ({ purpose, accountId, epoch, challengeId }) => {
      const issuedAt = Math.floor(now().getTime() / 1000);
      const token = await new SignJWT({ epoch, ...(challengeId === null ? {} : { challenge: challengeId }) })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setAudience(purpose)
        .setSubject(accountId)
        .setJti(newId())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + mailLinkPolicy.livesMinutes * 60)
        .sign(key);
      return `${origin}${pages[purpose]}?token=${token}`;
    },
    read: (purpose, token) => read(purpose, token, 0),
    readLate: (purpose, token) => read(purpose, token, mailLinkPolicy.resendsForHours * 3_600),
  };
}

type Claims = {
  readonly sub?: string;
  readonly jti?: string;
  readonly exp?: number;
  readonly epoch?: unknown;
  readonly challenge?: unknown;
};

function toLink(purpose: LinkPurpose, { sub, jti, exp, epoch, challenge }: Claims): MailLink | null {
  const accountId = parseAccountId(sub ?? "");
  if (!accountId.ok || jti === undefined || !parseUuid(jti, "jti").ok) return null;
  if (typeof epoch !== "number" || !Number.isSafeInteger(epoch) || exp === undefined) return null;
  const challengeId = typeof challenge === "string" && parseUuid(challenge, "challenge").ok ? challenge : null;
  return { purpose, jti, accountId: accountId.value, epoch, challengeId, expiresAt: new Date(exp * 1000) };
}
