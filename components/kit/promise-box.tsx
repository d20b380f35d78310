import { Checkbox } from "@/components/ui/checkbox";
import { FieldNotes } from "@/components/ui/field";

type PromiseBoxProps = { id: string; value?: string; label: string; error: string | null };

/** A box that has to be ticked before a form is taken, with what is wrong while it is not. */
export function PromiseBox({ id, value, label, error }: PromiseBoxProps) {
  return (
    <div className={error ? "border-s-4 border-danger ps-4" : undefined}>
      <FieldNotes id={id} error={error} isPublic />
      <Checkbox
        id={id}
        name={id}
        {...(value === undefined ? {} : { value })}
        size="public"
        label={label}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
