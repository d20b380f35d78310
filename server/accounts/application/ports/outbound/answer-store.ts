import type { ApiKeyId } from "@/server/accounts/domain/value-objects/api-key-id";

/** One POST of a key under its Idempotency-Key. */
export type AskedOnce = {
  readonly keyId: ApiKeyId;
  readonly idempotencyKey: string;
  /** SHA-256 of what was asked, so that a key used for something else is found out. */
  readonly requestHash: Uint8Array;
};

export type KeptAnswer = { readonly status: number; readonly body: string };

/** MINE: run it. RUNNING: somebody else is. OTHER: the key stood for another request. */
export type Claim =
  | { readonly state: "MINE" | "RUNNING" | "OTHER" }
  | { readonly state: "ANSWERED"; readonly answer: KeptAnswer };

/** Answers to requests that may come again. Of any number of parallel claims one is MINE. */
export type AnswerStore = {
  claim(asked: AskedOnce, at: Date): Promise<Claim>;
  keep(asked: AskedOnce, answer: KeptAnswer): Promise<void>;
  /** The request came to nothing: it may run again. */
  release(asked: AskedOnce): Promise<void>;
};
