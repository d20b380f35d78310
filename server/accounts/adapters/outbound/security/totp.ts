import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";
import type { Totp } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";

const ISSUER = "Goodstanding";
const SECRET_BYTES = 20;
const { stepSeconds, stepsOff } = secondFactorPolicy;

/** What every authenticator app understands: SHA-1, six digits, thirty seconds (RFC 6238). */
const totpOf = (secret: string, label?: string) =>
  new TOTP({
    issuer: ISSUER,
    ...(label === undefined ? {} : { label }),
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: stepSeconds,
  });

export const totp: Totp = {
  newSecret: () => new Secret({ size: SECRET_BYTES }).base32,
  matchingStep: (secret, code, at) => {
    if (!/^\d{6}$/.test(code)) return null;
    const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: stepsOff });
    return delta === null ? null : Math.floor(at.getTime() / 1000 / stepSeconds) + delta;
  },
  uri: (secret, label) => totpOf(secret, label).toString(),
  qrCode: (text) => {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
    const { size } = modules;
    const rows = Array.from({ length: size }, (_, row) =>
      rowPath(row, size, (column) => modules.get(row, column) === 1),
    );
    return { size, path: rows.join("") };
  },
};

/** Runs of dark modules as rectangles one high. */
function rowPath(row: number, size: number, isDark: (column: number) => boolean): string {
  let path = "";
  for (let start = 0; start < size; start += 1) {
    if (!isDark(start)) continue;
    let end = start;
    while (end < size && isDark(end)) end += 1;
    path += `M${start} ${row}h${end - start}v1h-${end - start}z`;
    start = end;
  }
  return path;
}
