import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Audited, UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { parsePostalAddress } from "@/server/accounts/domain/aggregates/address-aggregate";
import { changeInBook } from "@/server/accounts/domain/aggregates/address-book";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { addressIdFrom } from "@/server/accounts/domain/value-objects/address-id";
import { changeBookWithin } from "../add-address/change-book-within";
import type { ChangeAddressInput, ChooseDefaultInput } from "./change-address.schema";

/** Changes one of the holder's own addresses; NOT_FOUND for anybody else's. */
export const changeAddress =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: ChangeAddressInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(audited(actor, origin), (write) =>
      changeBookWithin(write, actor.accountId, (account, book) => {
        const postal = parsePostalAddress(input);
        if (!postal.ok) return postal;
        const { makeDefault } = input;
        const id = addressIdFrom(input.addressId);
        return changeInBook(account, book, { id, postal: postal.value, makeDefault, at: write.at });
      }),
    );

/** The same address as it is, as the default. */
export const chooseDefaultAddress =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: ChooseDefaultInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> =>
    unitOfWork(audited(actor, origin), (write) =>
      changeBookWithin(write, actor.accountId, (account, book) => {
        const chosen = book.find(({ id }) => id === input.addressId);
        if (!chosen) return refuse({ code: "NOT_FOUND", what: "address" });
        return changeInBook(account, book, { id: chosen.id, postal: chosen, makeDefault: true, at: write.at });
      }),
    );

const audited = (actor: HolderActor, origin: RequestOrigin): Audited => ({
  action: "account.change-address",
  actor,
  origin,
  subject: { type: "ACCOUNT", id: actor.accountId },
  accounts: [actor.accountId],
});
