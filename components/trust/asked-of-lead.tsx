import { absoluteText, defaultTimeZone } from "@/components/kit/time-text";
import { SelectField } from "@/components/ui/select-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { overrideReasons } from "./override-order";

type ReasonAndNoteProps = {
  id: string;
  reasons?: typeof overrideReasons;
  reasonCode: string;
  onReason: (reasonCode: string) => void;
  note: string;
  onNote: (note: string) => void;
  problems: { readonly reasonCode?: string; readonly note?: string };
  reasonRef?: React.RefObject<HTMLSelectElement | null>;
};

/** Why another lead is asked, by its code and in words. */
export function ReasonAndNote({ id, reasons = overrideReasons, problems, ...props }: ReasonAndNoteProps) {
  return (
    <>
      <SelectField
        ref={props.reasonRef}
        id={`${id}-reason`}
        label="Reason"
        layout="beside"
        placeholder="Choose a reason"
        options={reasons}
        value={props.reasonCode}
        onChange={(event) => props.onReason(event.target.value)}
        error={problems.reasonCode}
        required
      />
      <TextareaField
        id={`${id}-note`}
        label="Note"
        labelNote="(staff)"
        layout="beside"
        value={props.note}
        onChange={(event) => props.onNote(event.target.value)}
        error={problems.note}
        required
      />
    </>
  );
}

/** What happens now that another lead was asked, and what once they agree. */
export const askedSteps = (expiresAt: Date, onceApproved?: string) =>
  [
    {
      key: "waits",
      state: "done",
      what: "Another lead is asked",
      how: `until ${absoluteText(expiresAt.getTime(), defaultTimeZone, "minute")}`,
    },
    {
      key: "then",
      state: "done",
      what: "Nothing changes before",
      ...(onceApproved === undefined ? {} : { how: onceApproved }),
    },
  ] as const;
