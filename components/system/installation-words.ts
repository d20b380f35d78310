import type {
  BrokerConsumerDto,
  BrokerStateDto,
  InstallationDto,
  LockPropagationDto,
} from "@/server/accounts/application/dto/installation-dto";
import type { HealthWordValue } from "./health-word";
import { ageText, lagWord } from "./system-words";

/** Messages that come back after a failure hold up their own account alone: slow, whatever their age. */
export const consumerWord = ({ lagSeconds, redelivered }: BrokerConsumerDto): HealthWordValue =>
  redelivered > 0 && lagWord(lagSeconds) === "Working" ? "Slow" : lagWord(lagSeconds);

export function brokerWord({ isConnected, parked, consumers }: BrokerStateDto): HealthWordValue {
  const words = consumers.map(consumerWord);
  if (!isConnected || parked > 0 || words.includes("Failing")) return "Failing";
  return words.includes("Slow") ? "Slow" : "Working";
}

/** A lock holds from its commit on; other systems hear of it within two seconds, as the lock's receipt promises. */
const slowLockMs = 2_000;

export function lockWord({ p99Ms, latest, readAt }: LockPropagationDto): HealthWordValue {
  const waiting = latest.filter(({ state }) => state === "WAITING");
  const longest = Math.max(0, ...waiting.map(({ lockedAt }) => (readAt.getTime() - lockedAt.getTime()) / 1_000));
  if (lagWord(longest) === "Failing") return "Failing";
  return lagWord(longest) === "Slow" || (p99Ms ?? 0) > slowLockMs ? "Slow" : "Working";
}

/** The database answered, or nothing would be shown. Attempts are counted without Redis too, more strictly. */
export const installationWord = ({ redis }: InstallationDto): HealthWordValue =>
  redis && !redis.isConnected ? "Slow" : "Working";

/** "84 ms", "1.3 s", "3 min". */
export function tookText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 10_000 ? `${(milliseconds / 1_000).toFixed(1)} s` : ageText(milliseconds / 1_000);
}

export const modeWords = { EMBEDDED: "Embedded", MANAGED: "Managed", NATS: "NATS" } as const;
