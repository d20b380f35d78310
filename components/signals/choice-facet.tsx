import { SelectField } from "@/components/ui/select-field";

type ChoiceFacetProps<Choice extends string> = {
  id: string;
  label: string;
  /** What stands where nothing is chosen. */
  any: string;
  names: Readonly<Record<Choice, string>>;
  value: Choice | null;
  onChange: (value: Choice | null) => void;
};

/** One of a few, or any. */
export function ChoiceFacet<Choice extends string>({
  id,
  label,
  any,
  names,
  value,
  onChange,
}: ChoiceFacetProps<Choice>) {
  const isChoice = (text: string): text is Choice => text in names;
  return (
    <SelectField
      id={id}
      label={label}
      options={[
        { value: "", label: any },
        ...Object.keys(names)
          .filter(isChoice)
          .map((choice) => ({ value: choice, label: names[choice] })),
      ]}
      value={value ?? ""}
      onChange={({ target }) => onChange(isChoice(target.value) ? target.value : null)}
    />
  );
}
