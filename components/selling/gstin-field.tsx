"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import {
  type GstinReading,
  inGroups,
  readGstin,
} from "@/server/accounts/application/use-cases/submit-stage/gstin-reading.schema";

type GstinFieldProps = {
  defaultValue: string;
  /** What the server found wrong. */
  error: string | null;
  /** The PAN of another part, to say whether the two belong together. */
  ownPan?: string | null;
};

/**
 * Fifteen characters in any grouping and case. What is wrong, or which state it is of, is said once the field is left;
 * never while somebody types.
 */
export function GstinField({ defaultValue, error, ownPan = null }: GstinFieldProps) {
  const [reading, setReading] = useState<GstinReading | null>(null);
  const problem = reading === null ? error : reading.ok ? null : reading.problem;
  return (
    <div>
      <TextField
        id="gstNumber"
        name="gstNumber"
        label="GSTIN"
        hint={
          <>
            15 characters, as <span className="font-mono whitespace-nowrap">27 ABCDE1234F 1 Z 5</span> on your GST
            certificate. Spaces are fine.
          </>
        }
        size="public"
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="characters"
        className="max-w-68 font-mono tracking-[.02em] uppercase slashed-zero"
        defaultValue={inGroups(defaultValue)}
        error={problem}
        onChange={() => setReading(null)}
        onBlur={({ target }) => setReading(target.value.trim() === "" ? null : readGstin(target.value))}
      />
      <div role="status">{reading?.ok ? <Found reading={reading} ownPan={ownPan} /> : null}</div>
    </div>
  );
}

function Found({ reading, ownPan }: { reading: GstinReading & { ok: true }; ownPan: string | null }) {
  const says =
    ownPan === null
      ? `${reading.state}, PAN ${reading.pan}.`
      : ownPan === reading.pan
        ? `${reading.state}, PAN ${reading.pan}: the same as in task 2.`
        : `${reading.state}, PAN ${reading.pan}. In task 2 you gave another PAN: check which one is right.`;
  return (
    <p className="mt-2 flex gap-2 text-form text-success">
      <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{says}</span>
    </p>
  );
}
