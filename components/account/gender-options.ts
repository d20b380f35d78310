import type { SelectOption } from "@/components/ui/select-field";

/** As a holder may say it, or leave it. */
export const genderOptions: readonly SelectOption[] = [
  { value: "", label: "Not given" },
  { value: "FEMALE", label: "Female" },
  { value: "MALE", label: "Male" },
  { value: "NON_BINARY", label: "Non-binary" },
];

export const genderLabel = (gender: string): string =>
  genderOptions.find(({ value }) => value === gender)?.label ?? "Not given";
