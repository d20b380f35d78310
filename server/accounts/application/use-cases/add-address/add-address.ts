import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { parsePostalAddress } from "@/server/accounts/domain/aggregates/address-aggregate";
import { addToBook } from "@/server/accounts/domain/aggregates/address-book";
import type { Result } from "@/server/accounts/domain/result";
import { addressIdFrom } from "@/server/accounts/domain/value-objects/address-id";
import type { AddAddressInput } from "./address.schema";
import { changeBookWithin } from "./change-book-within";

export type AddAddressDeps = { readonly unitOfWork: UnitOfWork; readonly newId: NewId };

/** One more of the holder's own addresses. The first is the default. */
export const addAddress =
  ({ unitOfWork, newId }: AddAddressDeps) =>
  (input: AddAddressInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> => {
    const id = addressIdFrom(newId());
    return unitOfWork(
      {
        action: "account.add-address",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      (write) =>
        changeBookWithin(write, actor.accountId, (account, book) => {
          const postal = parsePostalAddress(input);
          if (!postal.ok) return postal;
          const { makeDefault } = input;
          return addToBook(account, book, { id, postal: postal.value, makeDefault, at: write.at });
        }),
    );
  };
