/**
 * A process that writes without pause until somebody kills it:
 * `node --import tsx writing-child.ts <connection string> <account id>...`. Prints a dot for each unit.
 */
import { done, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { openRealPorts } from "./real-ports";
import { audited } from "./stored-people";

const [appUrl = "", ...ids] = process.argv.slice(2);
const { unitOfWork } = openRealPorts(appUrl);

const write = async (id: string, round: number): Promise<void> => {
  const accountId = accountIdFrom(id);
  await unitOfWork(audited([accountId], { action: "account.update-profile" }), async (write) => {
    const found = await write.accounts.find(accountId);
    if (!found) return refuse({ code: "NOT_FOUND", what: "account" });
    const event = {
      type: "AccountDetailsChanged",
      accountId,
      occurredAt: write.at,
      changed: ["buyerProfile"],
    } as const;
    write.events.append([event]);
    const saved = await write.accounts.save(found, { ...found, externalId: `${id} ${process.pid} ${round}` });
    // Now and then the work is refused after it wrote.
    return round % 5 === 4 ? refuse({ code: "VALIDATION", fields: [] }) : saved.ok ? done(null) : saved;
  });
};

await Promise.all(
  ids.map(async (id) => {
    for (let round = 0; ; round += 1) {
      await write(id, round);
      process.stdout.write(".");
    }
  }),
);
