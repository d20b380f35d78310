"use client";

import { useId } from "react";
import { fieldWords } from "@/components/kit/policy-words";
import { useEditor } from "./editor-context";

/** The same object as a text. What was typed stays as it was typed, comments too. */
export function YamlView() {
  const { text, isReadOnly } = useEditor();
  const id = useId();
  const isWrong = text.syntax !== null || text.problems.length > 0;
  return (
    <div className="grid gap-2 p-4">
      <label htmlFor={id} className="text-meta font-emphasis">
        Policy as YAML
      </label>
      {text.syntax ? (
        <p id={`${id}-syntax`} role="alert" className="text-danger">
          Line {text.syntax.line} can't be read: {text.syntax.message}
        </p>
      ) : null}
      {text.problems.length > 0 ? (
        <ul id={`${id}-problems`} className="grid gap-1 text-danger">
          {text.problems.map(({ field, problem }) => (
            <li key={field}>
              <span className="mono">{field}</span> ({fieldWords(field)}): {problem}
            </li>
          ))}
        </ul>
      ) : null}
      <textarea
        id={id}
        value={text.text}
        readOnly={isReadOnly}
        spellCheck={false}
        onChange={(event) => text.setText(event.target.value)}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-${text.syntax ? "syntax" : "problems"}` : undefined}
        className={`mono min-h-120 w-full resize-y rounded-md border bg-surface p-3 whitespace-pre ${isWrong ? "border-2 border-danger" : "border-input"}`}
      />
    </div>
  );
}
