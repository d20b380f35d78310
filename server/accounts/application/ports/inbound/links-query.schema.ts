import * as z from "zod/mini";

export const listLinkedAccountsSchema = z.strictObject({ accountId: z.uuid() });

export const getAccountConductSchema = z.strictObject({ accountId: z.uuid() });

export type ListLinkedAccountsInput = z.infer<typeof listLinkedAccountsSchema>;
export type GetAccountConductInput = z.infer<typeof getAccountConductSchema>;
