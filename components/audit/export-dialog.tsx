"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useId, useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { NoteField, useNote } from "@/components/kit/note-field";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { SelectField } from "@/components/ui/select-field";
import { showToast } from "@/components/ui/toast-store";
import type { AuditExportFormat } from "@/server/accounts/application/use-cases/export-audit/export-audit.schema";
import type { AuditAddress } from "./audit-address";
import { isFiltered } from "./audit-filters";
import { auditInput } from "./audit-input";

const formats: readonly { readonly value: AuditExportFormat; readonly label: string }[] = [
  { value: "NDJSON", label: "Lines that prove themselves (NDJSON)" },
  { value: "CSV", label: "A table for a spreadsheet (CSV)" },
];

type ExportDialogProps = { address: AuditAddress; openedAt: number; onClose: () => void };

/** `audit.export`: what the filters show, as a file that proves itself. Mounted while it is open. */
export function ExportDialog({ address, openedAt, onClose }: ExportDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const note = useNote();
  const [format, setFormat] = useState<AuditExportFormat>("NDJSON");
  const stepUp = useStepUp();
  const { phase, refused, send } = useNotedAct<{ readonly ticket: string }>();
  const mutation = useMutation(
    trpc.audit.export.mutationOptions({
      onSuccess: ({ ticket }) => {
        showToast({ message: "The download begins. The trail keeps that you took it." });
        onClose();
        window.location.assign(`/console/audit/export?ticket=${encodeURIComponent(ticket)}`);
      },
    }),
  );
  const submit = () => {
    const words = note.read();
    if (words === null) return;
    const { limit: _, ...filter } = auditInput(address, openedAt);
    send(stepUp.guard((then) => mutation.mutate({ filter, format, note: words }, then)));
  };
  return (
    <ConfirmFrame
      open
      title="Export the audit trail"
      description={isFiltered(address) ? "The entries that these filters show, oldest first" : "Every sealed entry"}
      phase={phase}
      submitLabel="Export"
      busyLabel="Exporting"
      submitIcon={<Download aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      error={refused.sentence}
      isDirty={note.isDirty}
      receipt={null}
      onSubmit={submit}
      onClose={onClose}
      initialFocus={note.field}
    >
      <SelectField
        id={`${id}-format`}
        label="Format"
        layout="beside"
        options={formats}
        value={format}
        onChange={({ target: { value } }) => setFormat(value === "CSV" ? "CSV" : "NDJSON")}
      />
      {format === "CSV" ? (
        <p>
          One row for each entry, for a spreadsheet. It holds no changed values and proves nothing: take the other
          format to check it.
        </p>
      ) : (
        <p>
          One line for each entry, with the proof that it stands in a signed checkpoint. Private values stay encrypted.
          Anybody with the public key can check the file: <span className="mono">verify-audit --export</span>.
        </p>
      )}
      <NoteField note={note} label="Reason" refused={refused.note} />
      {stepUp.dialog}
    </ConfirmFrame>
  );
}
