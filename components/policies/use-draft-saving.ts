"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type CallError, refusalOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { PolicyDto, PolicyMergeDto } from "@/server/accounts/application/dto/policy-dto";
import { readMerge } from "@/server/accounts/application/use-cases/merge-policy-draft/merge-policy-draft.schema";
import { contentOf, type PolicyText, yamlOf } from "./use-policy-text";

const REST_MS = 1_200;

type Saving = { readonly isOn: boolean; readonly onSaved: () => Promise<unknown> };

/** What two people wrote into one draft; `question` is null while the text can't be read. */
export type DraftConflict = {
  readonly question: Pick<PolicyMergeDto, "open" | "kept"> | null;
  /** Takes theirs at these paths and keeps the rest as it was typed. */
  readonly onMerge: (theirs: readonly string[]) => void;
};

/**
 * Saves the draft when the typing rests and everything in it is right; what is wrong stays in this tab. What somebody
 * else wrote meanwhile is taken where nothing was typed here, and never written over without a decision.
 */
export function useDraftSaving(policy: PolicyDto, text: PolicyText, { isOn, onSaved }: Saving) {
  const trpc = useTRPC();
  const [problem, setProblem] = useState<string | null>(null);
  const { isPending: isSaving, mutate } = useMutation(trpc.policies.changeDraft.mutationOptions());
  const { base, document } = text;
  const content = document && contentOf(document);
  const isDirty = content === null || content !== (base.document && contentOf(base.document));
  const isBehind = policy.revision > base.revision;
  const stored = contentOf(policy.document);
  const isOther = isBehind && isDirty && content !== stored;
  const sides = { base: base.document, theirs: policy.document, mine: document };
  const question = isOther && document ? readMerge(sides) : null;
  // What was changed here alone needs no choice.
  const hasConflict = isOther && question?.open.length !== 0;
  const onStored = () => text.setBase({ revision: policy.revision, document: { ...policy.document } });
  const takeTheirs = () => {
    if (content !== stored) text.setText(yamlOf(policy.document));
    onStored();
  };
  const onMerge = (theirs: readonly string[]) => {
    const taken = question?.open.filter(({ field }) => theirs.includes(field)) ?? [];
    text.setFields(new Map(taken.map(({ field, theirs: value }) => [field, value ?? undefined])));
    onStored();
  };
  const asked = useRef<(() => void) | null>(null);
  const save = (then?: () => void) => {
    if (isSaving) asked.current = then ?? asked.current;
    else if (!isDirty) then?.();
    if (!isDirty || !document || !text.isValid || !isOn || hasConflict || isSaving) return;
    setProblem(null);
    const sent = document;
    mutate(
      { version: policy.version, revision: base.revision, document: { ...document } },
      {
        onSuccess: ({ revision }) => {
          text.setBase({ revision, document: sent });
          void onSaved().then(then);
        },
        onError: (error: CallError) => {
          asked.current = null;
          // The newest state comes with the next reading, and with it the question whose to keep.
          if (refusalOf(error)?.code === "CONFLICT") void onSaved();
          else setProblem(sentenceOf(error));
        },
      },
    );
  };
  const latest = useRef({ save, goOn: takeTheirs });
  useEffect(() => {
    // With nothing to choose, what was typed here alone goes on top of theirs.
    latest.current = { save, goOn: isOther ? onStored : takeTheirs };
  });
  useEffect(() => {
    // Asked for while the draft was just being saved: now it can go on.
    if (isSaving || asked.current === null) return;
    const then = asked.current;
    asked.current = null;
    latest.current.save(then);
  }, [isSaving]);
  const mayGoOn = isBehind && !hasConflict;
  useEffect(() => {
    if (mayGoOn) latest.current.goOn();
  }, [mayGoOn]);
  const shouldSave = isOn && isDirty && text.isValid && !isBehind && problem === null && !isSaving;
  useEffect(() => {
    if (!shouldSave || content === null) return;
    const timer = setTimeout(() => latest.current.save(), REST_MS);
    return () => clearTimeout(timer);
  }, [shouldSave, content]);
  return {
    isDirty,
    isSaving,
    conflict: hasConflict ? { question, onMerge } : null,
    problem,
    words: wordsOf({ isSaving, isDirty, isValid: text.isValid }),
    /** Saves what is not saved yet, and then goes on. */
    save,
    takeTheirs,
  };
}

function wordsOf({ isSaving, isDirty, isValid }: { isSaving: boolean; isDirty: boolean; isValid: boolean }): string {
  if (isSaving) return "saving";
  if (!isDirty) return "saved";
  return isValid ? "not saved yet" : "kept in this tab until it is right";
}
