import type { DateOfBirth } from "../value-objects/date-of-birth";
import type { Gender } from "../value-objects/gender";
import type { PersonName } from "../value-objects/person-name";

/** The buying side of an account. It stays when the account starts to sell. */
export type BuyerProfile = {
  readonly name: PersonName;
  readonly dateOfBirth: DateOfBirth | null;
  readonly gender: Gender | null;
  readonly createdAt: Date;
};
