import * as z from "zod/mini";

const typed = () => z.string().check(z.maxLength(1_000, "This is too long for a label."));

/** An address as typed; the domain reads it. Shared by the forms that add and change one. */
export const addressFields = {
  recipient: typed(),
  line1: typed(),
  line2: typed(),
  city: typed(),
  state: typed(),
  postalCode: typed(),
  country: typed(),
  makeDefault: z.boolean(),
};

export const addAddressSchema = z.strictObject(addressFields);

export type AddAddressInput = z.infer<typeof addAddressSchema>;
