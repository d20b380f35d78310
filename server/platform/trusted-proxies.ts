import { BlockList, isIP } from "node:net";

type Range = { readonly address: string; readonly bits: number; readonly family: "ipv4" | "ipv6" };

/** An address or CIDR range, or null for anything else. */
function rangeOf(entry: string): Range | null {
  const [address = "", prefix, ...more] = entry.split("/");
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const most = family === "ipv6" ? 128 : 32;
  const bits = prefix === undefined ? most : Number(prefix);
  const isRange = isIP(address) !== 0 && more.length === 0 && prefix !== "" && Number.isInteger(bits);
  return isRange && bits >= 1 && bits <= most ? { address, bits, family } : null;
}

/** The entries of `TRUSTED_PROXIES`. What is none is a problem: a proxy left out by a slip makes all its clients one. */
export function readProxies(text: string, problems: string[]): readonly string[] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== "");
  for (const entry of entries.filter((one) => rangeOf(one) === null)) {
    problems.push(`TRUSTED_PROXIES holds "${entry}", which is neither an address nor a range such as 10.0.0.0/8`);
  }
  return entries;
}

export function proxyList(entries: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const range of entries.map(rangeOf)) if (range) proxies.addSubnet(range.address, range.bits, range.family);
  return proxies;
}
