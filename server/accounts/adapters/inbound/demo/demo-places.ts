import type { DemoDevice } from "@/server/accounts/application/use-cases/load-demo/demo-population";
import type { StoryClock } from "./demo-clock";
import type { Random } from "./seeded-random";

export const userAgents = {
  chromeOnWindows:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  chromeOnAndroid:
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  samsungOnAndroid:
    "Mozilla/5.0 (Linux; Android 14; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
  safariOnIphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  firefoxOnLinux: "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
  safariOnMac:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
} as const;

/** Addresses that belong to documents, never to a machine. */
const networks = ["203.0.113", "198.51.100", "192.0.2"] as const;

export type Sighting = {
  readonly firstDaysAgo: number;
  readonly lastHoursAgo: number;
  readonly isSignedIn?: boolean;
  readonly country?: string;
};

export const device = (
  userAgent: string,
  { firstDaysAgo, lastHoursAgo, isSignedIn = true, country = "IN" }: Sighting,
  { clock, random }: { readonly clock: StoryClock; readonly random: Random },
): DemoDevice => ({
  userAgent,
  ip: `${random.pick(networks)}.${random.between(2, 250)}`,
  country,
  firstSeenAt: clock.daysAgo(Math.max(firstDaysAgo, lastHoursAgo / 24)),
  lastSeenAt: clock.hoursAgo(lastHoursAgo),
  isSignedIn,
});

/** One or two devices of somebody ordinary. */
export function usualDevices(
  joinedDaysAgo: number,
  tools: { readonly clock: StoryClock; readonly random: Random },
): readonly DemoDevice[] {
  const { random } = tools;
  const agents = Object.values(userAgents);
  const first = random.between(0, agents.length - 1);
  const count = random.chance(0.3) ? 2 : 1;
  return agents
    .slice(first, first + count)
    .map((agent, place) =>
      device(agent, { firstDaysAgo: joinedDaysAgo / (place + 1), lastHoursAgo: 1 + random.next() * 200 }, tools),
    );
}
