export const GENDERS = ["FEMALE", "MALE", "NON_BINARY"] as const;

/** As the holder says; not saying is no value of its own but none. */
export type Gender = (typeof GENDERS)[number];

export const isGender = (text: string): text is Gender => GENDERS.some((gender) => gender === text);
