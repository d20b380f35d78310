import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ControlSize } from "./control-look";
import { cx } from "./cx";

/** What every field says about itself. `error` is the same sentence that the error summary links from. */
export type FieldText = {
  id: string;
  label: ReactNode;
  /** Said after the label in a quieter voice, as in "Note (staff)". */
  labelNote?: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  size?: ControlSize | undefined;
  /** `beside` puts the label into a column of its own, as the dialogs do. */
  layout?: "above" | "beside" | undefined;
};

/** Id list for the control's `aria-describedby`, or undefined when there is nothing to say. */
export function describedBy({ id, hint, error }: Pick<FieldText, "id" | "hint" | "error">): string | undefined {
  return cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined;
}

/** Label, hint, error, control, in that order; the order is the same for eyes and for speech. */
export function Field(props: FieldText & { children: ReactNode; className?: string | undefined }) {
  const { id, label, labelNote, hint, error, size = "console", layout = "above", children, className } = props;
  const isPublic = size === "public";
  return (
    <div
      className={cx(
        layout === "beside" && "grid gap-x-4 gap-y-1 sm:grid-cols-[112px_minmax(0,1fr)]",
        error && "border-s-4 border-danger ps-3 sm:ps-4",
        className,
      )}
    >
      <label
        htmlFor={id}
        className={cx(
          "block",
          isPublic
            ? "text-public font-emphasis"
            : layout === "beside"
              ? "pt-1.5 font-medium"
              : "mb-1 text-meta font-emphasis",
        )}
      >
        {label}
        {labelNote ? <span className="font-normal text-muted-fg"> {labelNote}</span> : null}
      </label>
      <div className="min-w-0">
        <FieldNotes id={id} hint={hint} error={error} isPublic={isPublic} />
        <div className={isPublic ? "mt-2" : undefined}>{children}</div>
      </div>
    </div>
  );
}

/** Hint and error of a field or a group, with the ids that `describedBy` names. */
export function FieldNotes(props: {
  id: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  isPublic: boolean;
}) {
  const { id, hint, error, isPublic } = props;
  return (
    <>
      {hint ? (
        <p
          id={`${id}-hint`}
          className={cx("text-pretty text-muted-fg", isPublic ? "mt-0.5 text-form" : "mb-1 text-meta")}
        >
          {hint}
        </p>
      ) : null}
      {error ? (
        <p
          id={`${id}-error`}
          className={cx("flex gap-2 font-emphasis text-pretty text-danger", isPublic ? "mt-1" : "mb-1 text-meta")}
        >
          <CircleAlert
            aria-hidden="true"
            className={cx("shrink-0", isPublic ? "mt-0.5 size-5" : "size-4")}
            strokeWidth={1.75}
          />
          <span>
            <span className="sr-only">Error: </span>
            {error}
          </span>
        </p>
      ) : null}
    </>
  );
}
