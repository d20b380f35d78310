import { isLoopback } from "./loopback";

/** The tax authority's register, or a service that answers for it. */
export type RegisterSettings = { readonly url: URL; readonly token: string | null };

type Read = (name: string) => string | undefined;

/** `GSTIN_REGISTER_URL` turns it on; null where numbers are checked by their form alone. */
export function readRegisterSettings(read: Read, problems: string[]): RegisterSettings | null {
  const [address, token] = [read("GSTIN_REGISTER_URL"), read("GSTIN_REGISTER_TOKEN")];
  if (address === undefined) {
    if (token !== undefined) problems.push("GSTIN_REGISTER_TOKEN is set, but GSTIN_REGISTER_URL names no register");
    return null;
  }
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (!isSafe || url.username !== "" || url.hash !== "" || url.search !== "") {
    problems.push("GSTIN_REGISTER_URL must be an https address without a query; http serves one on this machine alone");
  }
  if (token !== undefined && /[^\x21-\x7e]/.test(token)) {
    problems.push("GSTIN_REGISTER_TOKEN must be printable characters without blanks");
  }
  return isSafe ? { url, token: token ?? null } : null;
}
