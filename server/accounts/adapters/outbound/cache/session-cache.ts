import Bowser from "bowser";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";

export type NamedDevice = Pick<SessionDto, "deviceName" | "deviceKind">;

const KINDS: Readonly<Record<string, SessionDto["deviceKind"]>> = {
  mobile: "PHONE",
  tablet: "TABLET",
  desktop: "COMPUTER",
};

/** Names of browsers and nothing else: never whether a session is good. Parsing costs more than the row. */
const LONGEST_CACHE = 2_000;
const cache = new Map<string, NamedDevice>();

/** A browser as people call it: "Chrome on Windows". Whatever is not understood is an "Unknown device". */
export function nameDevice(userAgent: string): NamedDevice {
  const known = cache.get(userAgent);
  if (known) return known;
  if (cache.size >= LONGEST_CACHE) cache.clear();
  const named = parsed(userAgent);
  cache.set(userAgent, named);
  return named;
}

function parsed(userAgent: string): NamedDevice {
  if (userAgent.trim() === "") return { deviceName: "Unknown device", deviceKind: "UNKNOWN" };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const words = [browser.name, os.name && `on ${os.name}`].filter((word) => word !== undefined && word !== "");
  return {
    deviceName: words.length > 0 ? words.join(" ") : "Unknown device",
    deviceKind: KINDS[platform.type ?? ""] ?? "UNKNOWN",
  };
}
