import type { ApplicationId } from "./application-id";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * An application's name among people, such as `APP-4T9K-Q2MX`: the last 40 bits of its id, the random ones, in an
 * alphabet without I, L, O and U, so that it can be read over the phone. The same for applicant and staff, for ever.
 */
export function applicationReference(id: ApplicationId): string {
  const tail = BigInt(`0x${id.slice(-10)}`);
  const letters = Array.from({ length: 8 }, (_, place) =>
    ALPHABET.charAt(Number((tail >> BigInt(35 - 5 * place)) & 31n)),
  );
  return `APP-${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}
