/** How many addresses one buyer keeps: enough for a family, too few to be a list of strangers. */
export const addressPolicy = { mostAddresses: 20 } as const;
