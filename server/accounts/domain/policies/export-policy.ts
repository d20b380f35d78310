/** How often a holder may take a copy of everything along. */
export const exportPolicy = {
  exportsPerDay: 3,
} as const;
