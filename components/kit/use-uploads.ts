"use client";

import { useRef, useState } from "react";
import { fileProblem } from "./file-facts";

export type Upload = {
  readonly key: number;
  readonly file: File;
  readonly beganAt: number;
  readonly sent: number;
  /** Why it did not get through; null while it is on its way. */
  readonly problem: string | null;
  /** A file that can't be taken is not sent a second time. */
  readonly canRetry: boolean;
};

type Target = {
  readonly kind: string;
  readonly csrf: string;
  /** A file has arrived: the list is read anew. */
  readonly onArrived: (file: File) => void;
};

const NO_CONNECTION = "The connection dropped. Nothing is lost: try again";
/** Refused for what it is: the same file would be refused again. */
const NEVER_TAKEN: readonly number[] = [413, 422];
const REFUSED = "This file could not be taken. Try again, or choose another one";

/** Sends files one by one to `/api/documents`, with what is on its way and what went wrong. */
export function useUploads({ kind, csrf, onArrived }: Target) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const requests = useRef(new Map<number, XMLHttpRequest>());
  const waiting = useRef<readonly { key: number; file: File }[]>([]);
  const count = useRef(0);
  const change = (key: number, facts: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...facts } : one)));
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));
  const queue = (key: number, file: File) => {
    waiting.current = [...waiting.current, { key, file }];
    sendNext();
  };
  // The server looks at one file of an account at a time; the next one sets out when this one has been answered.
  const sendNext = () => {
    const [next, ...rest] = waiting.current;
    if (next === undefined || requests.current.size > 0) return;
    waiting.current = rest;
    send(next.key, next.file);
  };
  const answered = (key: number) => {
    requests.current.delete(key);
    sendNext();
  };
  const send = (key: number, file: File) => {
    const request = new XMLHttpRequest();
    requests.current.set(key, request);
    change(key, { beganAt: Date.now() });
    request.open("POST", "/api/documents");
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded }) => change(key, { sent: Math.min(loaded, file.size) });
    request.onload = () => {
      if (request.status === 201) {
        drop(key);
        onArrived(file);
      } else {
        const { detail, reason } = problemIn(request.responseText);
        // One too many of a kind goes through once another was removed.
        const canRetry = reason === "ENOUGH" || !NEVER_TAKEN.includes(request.status);
        change(key, { problem: detail?.replace(/\.$/, "") ?? REFUSED, canRetry });
      }
      answered(key);
    };
    request.onerror = () => {
      change(key, { problem: NO_CONNECTION, canRetry: true });
      answered(key);
    };
    request.send(bodyOf({ kind, csrf, file }));
  };
  return {
    uploads,
    add: (files: readonly File[]) => {
      for (const file of files) {
        count.current += 1;
        const key = count.current;
        const problem = fileProblem(file);
        const begun: Upload = { key, file, beganAt: Date.now(), sent: 0, problem, canRetry: false };
        setUploads((all) => [...all, begun]);
        if (problem === null) queue(key, file);
      }
    },
    cancel: (key: number) => {
      waiting.current = waiting.current.filter((one) => one.key !== key);
      requests.current.get(key)?.abort();
      drop(key);
      answered(key);
    },
    retry: ({ key, file }: Upload) => {
      change(key, { problem: null, sent: 0, beganAt: Date.now() });
      queue(key, file);
    },
  };
}

function bodyOf({ kind, csrf, file }: { kind: string; csrf: string; file: File }): FormData {
  const body = new FormData();
  body.set("kind", kind);
  body.set("csrf", csrf);
  body.set("file", file);
  return body;
}

/** The server's own sentence and its code for a file, from its problem+json. */
function problemIn(text: string): { readonly detail: string | null; readonly reason: string | null } {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null)
      return { detail: textAt(read, "detail"), reason: textAt(read, "reason") };
  } catch {
    // Whatever stood in the way answered in its own words.
  }
  return { detail: null, reason: null };
}

function textAt(read: object, key: string): string | null {
  const found: unknown = Reflect.get(read, key);
  return typeof found === "string" ? found : null;
}
