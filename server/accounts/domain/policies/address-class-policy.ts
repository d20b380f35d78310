/**
 * What a sighting says of its network address, read from the bad share it was counted with: from these shares on it was
 * shared by many or on a mild list, an anonymiser or on a middle list, on the worst lists (docs/auth-flows.md).
 */
export const addressClassPolicy = { sharedFrom: 0.2, anonymiserFrom: 0.4, listedFrom: 0.8 } as const;
