import type { Result } from "@/server/accounts/domain/result";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import type { OutboxWriter } from "./outbox-writer";
import { openSavepoint } from "./savepoint";
import type { UnitParts } from "./unit-parts";

/** A step of a unit of work that may be refused alone: then what it wrote is undone, and the unit goes on. */
export const attemptWithin =
  ({ tx, changes, held }: UnitParts, sealer: PersonalDataSealer, outbox: OutboxWriter) =>
  async <T>(step: () => Promise<Result<T>>): Promise<Result<T>> => {
    const savepoint = await openSavepoint(tx, "step");
    const backTo = [changes.mark(), held.mark(), outbox.mark()];
    const result = await step();
    if (result.ok) {
      await savepoint.release();
      return result;
    }
    await savepoint.rollBack();
    for (const goBack of backTo) goBack();
    // A key made within the step went with it; the next use reads or makes one again.
    sealer.forget();
    return result;
  };
