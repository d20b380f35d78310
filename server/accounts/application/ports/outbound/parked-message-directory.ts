import type { ParkedKind } from "./parked-message-repository";

/** Reads a parked message before the unit of work that decides on it. */
export type ParkedMessageDirectory = {
  /** `message` is what an incoming one said, opened; null where that is gone or belongs to another kind. */
  find(id: string): Promise<{ readonly kind: ParkedKind; readonly message: unknown } | null>;
};
