"use client";

import { useEffect, useMemo, useState } from "react";
import { type Document, isMap, parseDocument, stringify } from "yaml";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { readPolicyDocument } from "@/server/accounts/application/use-cases/change-policy-draft/change-policy-draft.schema";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";

/** A path of the document: `factors.couponAbuse.weight`. */
export type FieldPath = string;

export type PlainValue = string | number | boolean;

/** A stored state of the draft; `document` is null when only its number is known. */
export type TextBase = { readonly revision: number; readonly document: Readonly<Record<string, unknown>> | null };

export type PolicyText = {
  /** The YAML as it was typed, comments and all: form and YAML are two views of it. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The stored state that the text was written upon. */
  readonly base: TextBase;
  readonly setBase: (base: TextBase) => void;
  /** Null while the text is no YAML at all; then the form can only be looked at. */
  readonly document: Readonly<Record<string, unknown>> | null;
  /** What the form shows: the text's object, or the last one that could be read. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly setField: (path: FieldPath, value: PlainValue | undefined) => void;
  /** Several at once; undefined takes a value away. */
  readonly setFields: (values: ReadonlyMap<FieldPath, PlainValue | undefined>) => void;
  readonly syntax: { readonly line: number; readonly message: string } | null;
  /** Every wrong value by its path. */
  readonly problems: readonly FieldProblem[];
  readonly isValid: boolean;
};

/** The draft's text, kept in this tab until the server has it. */
export function usePolicyText(policy: PolicyDto): PolicyText {
  const key = `gs.draft.policy.${policy.version}`;
  const [text, setText] = useState(() => yamlOf(policy.document));
  const [lastShown, setLastShown] = useState<Readonly<Record<string, unknown>>>(() => ({ ...policy.document }));
  const [base, setBase] = useState<TextBase>(() => ({
    revision: policy.revision,
    document: { ...policy.document },
  }));
  const [isLoaded, setIsLoaded] = useState(false);
  // After the first drawing, which is the server's: only this tab knows what was typed in it.
  useEffect(() => {
    const found = kept(key);
    if (found && !isLoaded) {
      setText(found.text);
      // Of an earlier state of the draft: what both began with was kept along, for a merge.
      if (found.revision !== policy.revision) setBase({ revision: found.revision, document: found.document });
    }
    setIsLoaded(true);
  }, [key, isLoaded, policy.revision]);
  useEffect(() => {
    if (isLoaded) sessionStorage.setItem(key, JSON.stringify({ ...base, text }));
  }, [key, isLoaded, base, text]);
  const read = useMemo(() => readYaml(text), [text]);
  const problems = useMemo(() => (read.document ? readPolicyDocument(read.document) : []), [read.document]);
  const setFields: PolicyText["setFields"] = (values) => {
    if (!read.document) return;
    const yaml = parseDocument(text);
    for (const [path, value] of values) {
      if (value === undefined) yaml.deleteIn(path.split("."));
      else yaml.setIn(path.split("."), value);
    }
    setText(yaml.toString({ lineWidth: 0 }));
  };
  return {
    text,
    setText: (next) => {
      const { document } = readYaml(next);
      if (document) setLastShown(document);
      setText(next);
    },
    base,
    setBase,
    document: read.document,
    shown: read.document ?? lastShown,
    setField: (path, value) => setFields(new Map([[path, value]])),
    setFields,
    syntax: read.syntax,
    problems,
    isValid: read.document !== null && problems.length === 0,
  };
}

/** Equal documents give equal texts, whatever the order of their names. */
export function contentOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, held]) => `${name}:${contentOf(held)}`).join()}}`;
}

function readYaml(text: string): Pick<PolicyText, "document" | "syntax"> {
  const yaml: Document = parseDocument(text);
  const [error] = yaml.errors;
  if (error)
    return { document: null, syntax: { line: error.linePos?.[0].line ?? 1, message: firstLine(error.message) } };
  if (!isMap(yaml.contents))
    return { document: null, syntax: { line: 1, message: "A policy is a list of named values." } };
  const value: unknown = yaml.toJS();
  return { document: typeof value === "object" && value !== null ? { ...value } : {}, syntax: null };
}

const firstLine = (message: string): string => (message.split("\n")[0] ?? message).replace(/ at line .*$/u, "");

/** The value at a path; undefined where nothing is. */
export function at(document: Readonly<Record<string, unknown>>, path: FieldPath): unknown {
  return path.split(".").reduce<unknown>((held, key) => (isObject(held) ? held[key] : undefined), document);
}

/** The same as a text; empty for what is no plain value. */
export function textAt(document: Readonly<Record<string, unknown>>, path: FieldPath): string {
  const value = at(document, path);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const yamlOf = (document: PolicyDto["document"]): string => stringify(document, { lineWidth: 0 });

/** What this tab kept: a reload loses nothing. */
function kept(key: string): (TextBase & { readonly text: string }) | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!isObject(found)) return null;
    const { revision, text, document } = found;
    if (typeof revision !== "number" || typeof text !== "string") return null;
    return { revision, text, document: isObject(document) ? document : null };
  } catch {
    return null;
  }
}
