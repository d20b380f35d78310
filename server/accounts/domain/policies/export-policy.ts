/** How often a person may download their own data: often enough for every need, too rarely to be a way to copy it away. */
export const exportPolicy = { exportsPerDay: 5 } as const;
