"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useId, useRef, useState } from "react";
import { ConfirmFrame } from "@/components/kit/confirm-frame";
import { fieldProblemsOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import { useStepUp } from "@/components/trpc/use-step-up";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldNotes } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import type { CreatedApiKeyDto } from "@/server/accounts/application/dto/api-key-dto";
import { scopes, scopeWords } from "./api-key-words";
import { createdKeyReceipt } from "./created-key-receipt";

type CreateKeyDialogProps = { onDone: () => void; onClose: () => void };

type Wrong = { readonly name?: string; readonly scopes?: string };

/** `apiKeys.create`: the key is shown this once. Mounted while it is open. */
export function CreateKeyDialog({ onDone, onClose }: CreateKeyDialogProps) {
  const trpc = useTRPC();
  const id = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<Wrong>({});
  const stepUp = useStepUp();
  const { phase, answer, refused, send } = useNotedAct<CreatedApiKeyDto>();
  const create = useMutation(trpc.apiKeys.create.mutationOptions({ onSuccess: onDone }));
  const told = create.error
    ? Object.fromEntries(fieldProblemsOf(create.error).map((one) => [one.field, one.problem]))
    : {};
  const submit = () => {
    const missing: Wrong = {
      ...(name.trim() === "" ? { name: "Name the system that will use the key." } : {}),
      ...(chosen.length === 0 ? { scopes: "Choose at least one scope." } : {}),
    };
    setWrong(missing);
    if (missing.name) nameField.current?.focus();
    if (missing.name || missing.scopes) return;
    send(stepUp.guard((then) => create.mutate({ name, scopes: [...chosen] }, then)));
  };
  return (
    <ConfirmFrame
      open
      title="Create API key"
      description="For another system. It is shown once and kept nowhere."
      phase={phase}
      submitLabel="Create key"
      busyLabel="Creating"
      submitIcon={<KeyRound aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      tone="primary"
      error={told["name"] || told["scopes"] ? null : refused.sentence}
      isDirty={name !== "" || chosen.length > 0}
      receipt={answer && createdKeyReceipt({ ...answer.value, onClose })}
      onSubmit={submit}
      onClose={onClose}
      initialFocus={nameField}
    >
      <TextField
        ref={nameField}
        id={`${id}-name`}
        label="Name"
        layout="beside"
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={wrong.name ?? told["name"] ?? null}
        required
      />
      <ScopeChoice
        id={`${id}-scopes`}
        chosen={chosen}
        error={wrong.scopes ?? told["scopes"] ?? null}
        onChange={setChosen}
      />
      {stepUp.dialog}
    </ConfirmFrame>
  );
}

type ScopeChoiceProps = {
  id: string;
  chosen: readonly string[];
  error: string | null;
  onChange: (chosen: readonly string[]) => void;
};

/** What the key lets its system do, each with what it means. */
function ScopeChoice({ id, chosen, error, onChange }: ScopeChoiceProps) {
  return (
    <fieldset
      className="grid gap-x-4 gap-y-1 sm:grid-cols-[112px_minmax(0,1fr)]"
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="float-left pt-1.5 font-medium sm:contents">
        <span className="pt-1.5">Scopes</span>
      </legend>
      <div className="grid min-w-0 gap-2 pt-1.5">
        <FieldNotes id={id} error={error} isPublic={false} />
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            id={`${id}-${scope}`}
            label={
              <>
                <span className="mono text-meta">{scope}</span>
                <span className="block text-meta text-muted-fg">{scopeWords[scope]}</span>
              </>
            }
            checked={chosen.includes(scope)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
