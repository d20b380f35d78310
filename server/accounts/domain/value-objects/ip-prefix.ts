/** The network a person is likely to keep: /24 of IPv4, /64 of IPv6; "unknown" for an address that is none. */
export function ipPrefix(ip: string | null): string {
  if (ip === null) return "unknown";
  if (/^\d+\.\d+\.\d+\.\d+$/.test(ip)) return `${ip.slice(0, ip.lastIndexOf("."))}.0/24`;
  const groups = groupsOf(ip);
  return groups === null ? "unknown" : `${groups.slice(0, 4).join(":")}::/64`;
}

/** Addresses that one order of a hoster brings: /24 of IPv4, /48 of IPv6. */
export function ipNetwork(ip: string | null): string {
  const prefix = ipPrefix(ip);
  return prefix.endsWith("::/64") ? `${prefix.split(":").slice(0, 3).join(":")}::/48` : prefix;
}

/** What one customer of a network holds: an IPv4 address, or all of an IPv6 /64, whose addresses are free to change. */
export const oneCustomer = (ip: string | null): string => (ip?.includes(".") && !ip.includes(":") ? ip : ipPrefix(ip));

/** The eight groups of an IPv6 address without leading zeros, "::" written out. */
function groupsOf(ip: string): readonly string[] | null {
  const [address = ""] = ip.toLowerCase().split("%");
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0 || !/^[0-9a-f:.]+$/.test(address)) return null;
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - left.length - right.length;
  if (missing < 0 || (tail === undefined && missing > 0)) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return groups.map((group) => group.replace(/^0+(?=.)/, ""));
}
