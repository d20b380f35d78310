import * as z from "zod/mini";
import type { GstRegistry } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import type { RegistryAnswer } from "@/server/accounts/domain/domain-services/onboarding-check-service";
import type { Gstin } from "@/server/accounts/domain/value-objects/gstin";
import { backoff } from "@/server/platform/backoff";
import { readBounded } from "@/server/platform/bounded-body";
import type { RegisterSettings } from "@/server/platform/register-settings";

export type RegisterTimes = {
  /** Begins with a try, and ends it. */
  readonly limit: () => AbortSignal;
  readonly tries: number;
  readonly firstWaitMs: number;
  /** One that gave no answer is left alone for so long: a stage does not wait for what is away. */
  readonly restMs: number;
};

const usualTimes: RegisterTimes = {
  limit: () => AbortSignal.timeout(3_000),
  tries: 3,
  firstWaitMs: 200,
  restMs: 30_000,
};

export type GstRegisterDeps = RegisterSettings & {
  readonly now: () => Date;
  /** Why it gave no answer; the number is nobody's business in a log. */
  readonly onAway: (why: string) => void;
  readonly times?: RegisterTimes;
};

const UNREACHABLE: RegistryAnswer = { status: "UNREACHABLE", legalName: null };

/** Asks the register by HTTP, few times and not for long. What it says is read, never believed to be well formed. */
export function createHttpGstRegister({ url, token, now, onAway, times = usualTimes }: GstRegisterDeps): GstRegistry {
  let restsUntil = 0;
  return {
    lookUp: async (gstNumber) => {
      if (now().getTime() < restsUntil) return UNREACHABLE;
      const waits = backoff({ firstMs: times.firstWaitMs, mostMs: times.firstWaitMs * 4 });
      let why = "";
      for (let attempt = 1; attempt <= times.tries; attempt += 1) {
        if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, waits.next()));
        const answer = await askOnce(addressOf(url, gstNumber), { token, gstNumber, limit: times.limit() });
        if (answer.kind === "ANSWER") return answer.answer;
        why = answer.why;
        if (answer.kind === "NONSENSE") break;
      }
      restsUntil = now().getTime() + times.restMs;
      onAway(why);
      return UNREACHABLE;
    },
  };
}

const addressOf = (url: URL, gstNumber: Gstin): URL => new URL(`${url.href.replace(/\/$/, "")}/${gstNumber}`);

type Asked =
  | { readonly kind: "ANSWER"; readonly answer: RegistryAnswer }
  | { readonly kind: "AWAY" | "NONSENSE"; readonly why: string };

type Question = { readonly token: string | null; readonly gstNumber: Gstin; readonly limit: AbortSignal };

async function askOnce(address: URL, { token, gstNumber, limit }: Question): Promise<Asked> {
  try {
    const response = await fetch(address, {
      headers: { accept: "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      redirect: "error",
      signal: limit,
    });
    const text = await readBounded(response.body, MOST_BYTES);
    if (response.status === 404) return { kind: "ANSWER", answer: { status: "UNKNOWN", legalName: null } };
    if (response.status >= 500 || response.status === 429) return { kind: "AWAY", why: `status ${response.status}` };
    if (response.status !== 200) return { kind: "NONSENSE", why: `status ${response.status}` };
    return readAnswer(text, gstNumber);
  } catch (error) {
    return { kind: "AWAY", why: error instanceof Error ? error.name : "unknown" };
  }
}

const MOST_BYTES = 64 * 1024;

const answerSchema = z.object({
  gstin: z.string(),
  status: z.enum(["ACTIVE", "INACTIVE", "SUSPENDED", "CANCELLED"]),
  legalName: z.string().check(z.minLength(1), z.maxLength(400)),
});

function readAnswer(text: string | null, gstNumber: Gstin): Asked {
  const parsed = answerSchema.safeParse(jsonOf(text ?? ""));
  if (!parsed.success) return { kind: "NONSENSE", why: "an answer of another shape" };
  const { gstin, status, legalName } = parsed.data;
  if (gstin.toUpperCase() !== gstNumber) return { kind: "NONSENSE", why: "an answer about another number" };
  return { kind: "ANSWER", answer: { status: status === "ACTIVE" ? "ACTIVE" : "CANCELLED", legalName } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
