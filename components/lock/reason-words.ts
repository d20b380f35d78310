import type { LockReasonChoice } from "@/components/kit/lock-dialog";
import { lockAccountSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";

const wordsOf = (code: string): string => {
  const words = code.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The reasons by their codes, until the server has sent their labels: a lock never waits for a preview. */
export const reasonWords: readonly LockReasonChoice[] = lockAccountSchema.shape.reasonCode.options.map((code) => ({
  code,
  label: wordsOf(code),
}));
