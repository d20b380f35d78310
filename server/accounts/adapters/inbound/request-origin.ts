import { randomUUID } from "node:crypto";
import { type BlockList, isIP } from "node:net";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { composition } from "@/server/composition-root";
import { proxyList } from "@/server/platform/trusted-proxies";

/** Set by the server on every request from the socket itself (server/platform/peer-address.mjs), never by a client. */
export const PEER_ADDRESS_HEADER = "x-goodstanding-peer";

/** Where a request came from: the peer's address, or what a configured proxy says it forwarded for (R26). */
export function requestOrigin(headers: Pick<Headers, "get">, channel: RequestOrigin["channel"]): RequestOrigin {
  return {
    requestId: randomUUID(),
    channel,
    ip: knowsPeers() ? clientAddress(headers, trustedProxies()) : null,
    userAgent: headers.get("user-agent")?.slice(0, 400) ?? null,
  };
}

/** False in a process without the preload: there the header is a client's own word, and everybody shares one budget. */
const knowsPeers = (): boolean => Reflect.get(globalThis, Symbol.for("goodstanding.peer-address")) === true;

/** Walks `X-Forwarded-For` from the right past proxies that are configured; the first stranger is the client. */
export function clientAddress(headers: Pick<Headers, "get">, proxies: BlockList): string | null {
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

/** `TRUSTED_PROXIES`. Empty: no forwarded address is believed. */
function trustedProxies(): BlockList {
  configured ??= proxyList(composition().config.trustedProxies);
  return configured;
}
