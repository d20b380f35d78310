import type { ReadRows, Statement } from "./read-pool";

const exists: Statement = { name: "account-exists", text: "SELECT 1 FROM account WHERE id = $1" };

export const accountExists = async (read: ReadRows, accountId: string): Promise<boolean> =>
  (await read(exists, [accountId])).length > 0;
