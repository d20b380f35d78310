/** How long a session lives without a request, and at most. */
export type SessionPolicy = {
  readonly staff: SessionLife;
  readonly marketplace: SessionLife;
  readonly maxLiveSessions: number;
};

type SessionLife = { readonly idleMinutes: number; readonly absoluteHours: number };

export const sessionPolicy: SessionPolicy = {
  staff: { idleMinutes: 30, absoluteHours: 12 },
  marketplace: { idleMinutes: 14 * 24 * 60, absoluteHours: 30 * 24 },
  maxLiveSessions: 10,
};
