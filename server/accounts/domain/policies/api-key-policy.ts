/** What a key may be allowed to do. Each route of the REST API names exactly one. */
export const API_SCOPES = [
  "accounts:read",
  "accounts:write",
  "trust:read",
  "events:write",
  "audit:read",
  "webhooks:write",
] as const;

export type ApiScope = (typeof API_SCOPES)[number];

export const isApiScope = (text: string): text is ApiScope => API_SCOPES.some((scope) => scope === text);

export type ApiBudget = {
  /** Requests that a key may send at once after a pause. */
  readonly burst: number;
  readonly requestsPerSecond: number;
};

export const apiKeyPolicy = {
  nameCharacters: 80,
  /** Written as used at most this often: a busy key does not write its row with every request. */
  lastUsedEverySeconds: 60,
  budget: { burst: 200, requestsPerSecond: 50 },
  /** How long the answer to a POST with an Idempotency-Key is kept. */
  answerHours: 24,
  /** A request that has not answered by then has died, and may be sent again. */
  answerLeaseSeconds: 60,
} as const;
