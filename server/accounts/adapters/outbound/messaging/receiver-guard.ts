import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export type ReceiverAddress = { readonly address: string; readonly family: 4 | 6 };

/** All addresses of a name, asked once. */
export type ResolveName = (host: string) => Promise<readonly ReceiverAddress[]>;

/** Where a delivery may connect to: looked up and judged once, so that the name can't mean another place a moment later. */
export type ReceiverGuard = (url: URL) => Promise<ReceiverAddress | { readonly problem: string }>;

type GuardDeps = {
  readonly resolve?: ResolveName;
  /** Hosts of one's own network that the operator named: these may be private, and plain http. */
  readonly privateHosts: ReadonlySet<string>;
};

/**
 * Refuses plain http, and every address that is not the public internet's: private, loopback, link-local, metadata,
 * carrier-grade, mapped and tunnelled ones, in whatever spelling. One bad address among several refuses them all.
 */
export const receiverGuard =
  ({ resolve = resolveAll, privateHosts }: GuardDeps): ReceiverGuard =>
  async (url) => {
    const host = hostOf(url);
    const isOwn = privateHosts.has(host);
    if (url.protocol !== "https:" && !isOwn) return { problem: "Deliveries go to https addresses." };
    const found = isIP(host) === 0 ? await addressesOf(resolve, host) : [addressOf(host)];
    const [first] = found;
    if (!first) return { problem: "This name leads nowhere." };
    if (!isOwn && found.some(({ address }) => !isPublic(address))) {
      return { problem: "This address leads into a private network. Nothing is sent there." };
    }
    return first;
  };

/** Without the brackets of IPv6 and the dot that ends a full name. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

const addressOf = (host: string): ReceiverAddress => ({ address: host, family: isIP(host) === 6 ? 6 : 4 });

async function addressesOf(resolve: ResolveName, host: string): Promise<readonly ReceiverAddress[]> {
  try {
    return await resolve(host);
  } catch {
    return [];
  }
}

const resolveAll: ResolveName = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => addressOf(address));

/** Public by its range, and yet the clouds' own: it answers with what a machine there is. */
const METADATA: ReadonlySet<string> = new Set(["168.63.129.16", "192.0.0.192"]);

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === "unicast" && !METADATA.has(parsed.toString());
}
