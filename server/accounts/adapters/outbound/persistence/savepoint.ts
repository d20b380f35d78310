import type { Transaction } from "./transaction";

/** From here on, `rollBack` undoes what was written and the transaction goes on. Names nest like brackets. */
export async function openSavepoint(tx: Transaction, name: "work" | "step" | "attempt") {
  await tx.$executeRawUnsafe(`SAVEPOINT ${name}`);
  return {
    release: async () => {
      await tx.$executeRawUnsafe(`RELEASE SAVEPOINT ${name}`);
    },
    rollBack: async () => {
      await tx.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT ${name}`);
    },
  };
}
