import { setTimeout as pause } from "node:timers/promises";
import { type Composition, compose } from "@/server/composition-root";
import { newId } from "@/server/platform/new-id";
import type { Runtime } from "./runtime";

const ATTEMPTS = 5;

/**
 * Puts the trust policy on record where it is not yet, before anything is scored under it. Safe to repeat; a database
 * that is busy starting is asked again.
 */
export async function ensurePolicyPublished({ accounts }: Composition): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const published = await accounts.publishPolicyV1({ requestId: newId(), channel: "cli", ip: null, userAgent: null });
    if (published === null || published.ok) return;
    const { refusal } = published;
    if (refusal.code !== "UNAVAILABLE" || attempt === ATTEMPTS) {
      throw new Error(`The trust policy could not be published: ${refusal.code}`);
    }
    await pause(refusal.retryAfterSeconds * 1000);
  }
}

/** The same for a command that has no composition of its own. */
export async function publishPolicy({ config }: Runtime): Promise<void> {
  const composition = compose(config, "goodstanding-policy");
  try {
    await ensurePolicyPublished(composition);
  } finally {
    await composition.close();
  }
}
