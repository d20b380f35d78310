import type { AddressRepository } from "@/server/accounts/application/ports/outbound/address-repository";
import type { Address } from "@/server/accounts/domain/entities/address";
import type { FieldChange } from "./change-log";
import { differences } from "./change-log";
import { addressColumns, toAddress } from "./mappers/address-mapper";
import type { UnitParts } from "./unit-parts";

/** Far above what the domain lets one buyer keep. */
const MOST_ADDRESSES = 200;

export const addressRepository = ({ tx, held, changes }: UnitParts): AddressRepository => {
  const list = async (accountId: Address["accountId"]) => {
    const rows = await tx.address.findMany({
      where: { accountId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: MOST_ADDRESSES,
    });
    return rows.map(toAddress);
  };
  return {
    list,
    save: async (addresses) => {
      held.mustHold(addresses.map(({ accountId }) => accountId));
      for (const address of addresses) {
        const before = await tx.address.findFirst({ where: { id: address.id, accountId: address.accountId } });
        const version = (before?.version ?? 0) + 1;
        const { id, ...columns } = addressColumns({ ...address, version });
        if (before) await tx.address.updateMany({ where: { id, accountId: address.accountId }, data: columns });
        else await tx.address.createMany({ data: [{ id, ...columns }] });
        changes.record(address.accountId, addressChanges(before && toAddress(before), address));
      }
    },
    remove: async (accountId, id) => {
      held.mustHold([accountId]);
      const before = await tx.address.findFirst({ where: { id, accountId } });
      await tx.address.deleteMany({ where: { id, accountId } });
      if (before) changes.record(accountId, addressChanges(toAddress(before), null));
    },
  };
};

/** Where somebody lives stands sealed in the entry; which address is the default does not. */
function addressChanges(before: Address | null, after: Address | null): readonly FieldChange[] {
  const id = (after ?? before)?.id;
  return differences(before && fieldsOf(before), after && fieldsOf(after), PRIVATE).map((change) => ({
    ...change,
    field: `address ${id} ${change.field}`,
  }));
}

const fieldsOf = ({ recipient, line1, line2, city, state, postalCode, country, isDefault }: Address) => ({
  recipient,
  line1,
  line2,
  city,
  state,
  postalCode,
  country,
  isDefault,
});

const PRIVATE: ReadonlySet<string> = new Set(["recipient", "line1", "line2", "city", "state", "postalCode", "country"]);
