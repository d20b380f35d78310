"use client";

import { fieldWords, valueWords } from "@/components/kit/policy-words";
import { cx } from "@/components/ui/cx";
import { useEditor } from "./editor-context";
import { at } from "./use-policy-text";

type Options = readonly (readonly [value: string, label: string])[];

/** A word of the document out of a few; `closed` where leaving it out is one of them. */
export function ChoiceBox({ path, options, closed }: { path: string; options: Options; closed?: string }) {
  const { text, compared, isReadOnly } = useEditor();
  const value = at(text.shown, path);
  const was = compared === null ? value : at(compared, path);
  return (
    <span className="grid justify-items-start">
      <select
        aria-label={fieldWords(path)}
        value={typeof value === "string" ? value : ""}
        disabled={isReadOnly}
        onChange={(event) => text.setField(path, event.target.value === "" ? undefined : event.target.value)}
        className={cx(
          "h-control-small max-w-full rounded-[5px] border px-1",
          was === value
            ? "border-input bg-surface"
            : "border-primary bg-primary-soft font-semibold text-primary-soft-fg",
        )}
      >
        {closed === undefined ? null : <option value="">{closed}</option>}
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
      <Was path={path} was={was} value={value} />
    </span>
  );
}

/** A switch of the document. */
export function SwitchBox({ path, label }: { path: string; label: string }) {
  const { text, compared, isReadOnly } = useEditor();
  const value = at(text.shown, path);
  const was = compared === null ? value : at(compared, path);
  return (
    <span className="grid justify-items-start">
      <label className="inline-flex min-h-control-small items-center gap-2">
        <input
          type="checkbox"
          aria-label={fieldWords(path)}
          checked={value === true}
          disabled={isReadOnly}
          onChange={(event) => text.setField(path, event.target.checked)}
          className="size-4 accent-primary"
        />
        {label}
      </label>
      <Was path={path} was={was} value={value} />
    </span>
  );
}

function Was({ path, was, value }: { path: string; was: unknown; value: unknown }) {
  if (was === value) return null;
  const known = typeof was === "string" || typeof was === "boolean" ? was : null;
  return <span className="text-meta text-muted-fg">was {valueWords(path, known)}</span>;
}
