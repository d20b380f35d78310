import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { removeFromBook } from "@/server/accounts/domain/aggregates/address-book";
import type { Address } from "@/server/accounts/domain/entities/address";
import { done, type Result } from "@/server/accounts/domain/result";
import { addressIdFrom } from "@/server/accounts/domain/value-objects/address-id";
import { changeBookWithin } from "../add-address/change-book-within";
import type { RemoveAddressInput } from "./remove-address.schema";

/** Deletes one of the holder's own addresses and answers what it was, so that they can take it back. */
export const removeAddress =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: RemoveAddressInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<Address | null>> =>
    unitOfWork(
      {
        action: "account.remove-address",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const id = addressIdFrom(input.addressId);
        const before = (await write.addresses.list(actor.accountId)).find((address) => address.id === id);
        const removed = await changeBookWithin(write, actor.accountId, (account, book) =>
          removeFromBook(account, book, { id, at: write.at }),
        );
        return removed.ok ? done(before ?? null) : removed;
      },
    );
