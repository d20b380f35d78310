/** A role as the account's row carries it. Times inside JSON are text. */
export type RoleEntry = { readonly type: string; readonly grantedAt: string; readonly grantedBy: string };
