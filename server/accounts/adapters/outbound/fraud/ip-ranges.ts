import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { type IpAddress, ipv4Value, ipv6Value } from "./ip-address";

/** Addresses and networks as sorted ranges that don't overlap. */
export type IpRanges = { readonly four: SortedRanges<number>; readonly six: SortedRanges<bigint> };

type SortedRanges<Value> = { readonly starts: readonly Value[]; readonly ends: readonly Value[] };
type Range<Value> = readonly [start: Value, end: Value];

export type ReadRanges = { readonly ranges: IpRanges; readonly badLineCount: number };

/** One address or CIDR a line; what follows a blank, `#` or `;` is a remark. A line that is neither costs only itself. */
export function readRanges(text: string): ReadRanges {
  const four: Range<number>[] = [];
  const six: Range<bigint>[] = [];
  let badLineCount = 0;
  for (const line of text.split("\n")) {
    const [entry = ""] = line.trim().split(/[\s#;]/, 1);
    if (entry === "") continue;
    const old = ipv4Range(entry);
    const range = old ? null : ipv6Range(entry);
    if (old) four.push(old);
    else if (range) six.push(range);
    else badLineCount += 1;
  }
  return { ranges: { four: merged(four), six: merged(six) }, badLineCount };
}

export const holdsAddress = ({ four, six }: IpRanges, address: IpAddress): boolean =>
  address.family === 4 ? isWithin(four, address.value) : isWithin(six, address.value);

/** Binary search: the last range that starts at or before the value. */
function isWithin<Value extends number | bigint>({ starts, ends }: SortedRanges<Value>, value: Value): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? value) <= value) low = middle + 1;
    else high = middle;
  }
  const end = ends[low - 1];
  return end !== undefined && value <= end;
}

/** A line that names a sixteenth of the internet is a slip. */
const SHORTEST_PREFIX = 5;

/** By hand: lists hold tens of thousands of these. */
function ipv4Range(entry: string): Range<number> | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(entry);
  if (!match) return null;
  const bytes = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (bytes.some((byte) => byte > 255) || prefix < SHORTEST_PREFIX || prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  const start = Math.floor(ipv4Value(bytes) / size) * size;
  return [start, start + size - 1];
}

function ipv6Range(entry: string): Range<bigint> | null {
  const [address = "", prefix = "128", ...more] = entry.split("/");
  if (more.length > 0 || !isIPv6(address) || !/^\d{1,3}$/.test(prefix)) return null;
  if (Number(prefix) < SHORTEST_PREFIX || Number(prefix) > 128) return null;
  const size = 1n << BigInt(128 - Number(prefix));
  const value = ipv6Value(ipaddr.IPv6.parse(address).toByteArray());
  const start = value - (value % size);
  return [start, start + size - 1n];
}

/** Sorted by start; what overlaps becomes one. */
function merged<Value extends number | bigint>(ranges: readonly Range<Value>[]): SortedRanges<Value> {
  const starts: Value[] = [];
  const ends: Value[] = [];
  for (const [start, end] of ranges.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))) {
    const last = ends.at(-1);
    if (last === undefined || start > last) {
      starts.push(start);
      ends.push(end);
    } else if (end > last) ends[ends.length - 1] = end;
  }
  return { starts, ends };
}
