import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An address as a number, to be found among sorted ranges; an IPv4 address in IPv6 clothes is the IPv4 one. */
export type IpAddress = { readonly text: string } & (
  | { readonly family: 4; readonly value: number }
  | { readonly family: 6; readonly value: bigint }
);

/** Null for what is no address, and for addresses that stand on no public network: private, reserved, local. */
export function publicAddress(ip: string | null): IpAddress | null {
  if (ip === null || isIP(ip) === 0) return null;
  const parsed = ipaddr.process(ip);
  if (parsed.range() !== "unicast") return null;
  const text = parsed.toString();
  const bytes = parsed.toByteArray();
  return bytes.length === 4
    ? { text, family: 4, value: ipv4Value(bytes) }
    : { text, family: 6, value: ipv6Value(bytes) };
}

export const ipv4Value = (bytes: readonly number[]): number => bytes.reduce((value, byte) => value * 256 + byte, 0);

export const ipv6Value = (bytes: readonly number[]): bigint =>
  bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
