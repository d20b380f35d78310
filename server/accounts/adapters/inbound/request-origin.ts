import { randomUUID } from "node:crypto";
import { BlockList, isIP } from "node:net";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";

/** Set by the server on every request from the socket itself (server/platform/peer-address.mjs), never by a client. */
export const PEER_ADDRESS_HEADER = "x-goodstanding-peer";

/** Where a request came from: the peer's address, or what a configured proxy says it forwarded for (R26). */
export function requestOrigin(headers: Headers, channel: RequestOrigin["channel"]): RequestOrigin {
  return {
    requestId: randomUUID(),
    channel,
    ip: clientAddress(headers, trustedProxies()),
    userAgent: headers.get("user-agent")?.slice(0, 400) ?? null,
  };
}

/** Walks `X-Forwarded-For` from the right past proxies that are configured; the first stranger is the client. */
export function clientAddress(headers: Headers, proxies: BlockList): string | null {
  const peer = plainAddress(headers.get(PEER_ADDRESS_HEADER));
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => plainAddress(part.trim()));
  let client = peer;
  while (client !== null && isProxy(client, proxies) && forwarded.length > 0) client = forwarded.pop() ?? null;
  return client;
}

function plainAddress(text: string | null): string | null {
  if (!text) return null;
  const address = text.startsWith("::ffff:") && text.includes(".") ? text.slice("::ffff:".length) : text;
  return isIP(address) === 0 ? null : address;
}

const isProxy = (address: string, proxies: BlockList) => proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

let configured: BlockList | undefined;

/** `TRUSTED_PROXIES`: addresses or CIDR ranges, separated by commas. Empty: no forwarded address is believed. */
function trustedProxies(): BlockList {
  configured ??= parseProxies(process.env["TRUSTED_PROXIES"] ?? "");
  return configured;
}

export function parseProxies(text: string): BlockList {
  const proxies = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address);
    if (family === 0) continue;
    const type = family === 6 ? "ipv6" : "ipv4";
    proxies.addSubnet(address, prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix), type);
  }
  return proxies;
}
