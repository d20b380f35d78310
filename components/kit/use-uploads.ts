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
const REFUSED = "This file could not be taken. Try again, or choose another one";

/** Sends files one by one to `/api/documents`, with what is on its way and what went wrong. */
export function useUploads({ kind, csrf, onArrived }: Target) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const requests = useRef(new Map<number, XMLHttpRequest>());
  const count = useRef(0);
  const change = (key: number, facts: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...facts } : one)));
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));
  const send = (key: number, file: File) => {
    const request = new XMLHttpRequest();
    requests.current.set(key, request);
    request.open("POST", "/api/documents");
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded }) => change(key, { sent: Math.min(loaded, file.size) });
    request.onload = () => {
      requests.current.delete(key);
      if (request.status === 201) {
        drop(key);
        onArrived(file);
      } else change(key, { problem: sentenceOf(request.responseText), canRetry: true });
    };
    request.onerror = () => change(key, { problem: NO_CONNECTION, canRetry: true });
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
        if (problem === null) send(key, file);
      }
    },
    cancel: (key: number) => {
      requests.current.get(key)?.abort();
      requests.current.delete(key);
      drop(key);
    },
    retry: ({ key, file }: Upload) => {
      change(key, { problem: null, sent: 0, beganAt: Date.now() });
      send(key, file);
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

/** The server's own sentence, from its problem+json. */
function sentenceOf(text: string): string {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && "detail" in read && typeof read.detail === "string") {
      return read.detail.replace(/\.$/, "");
    }
  } catch {
    // Whatever stood in the way answered in its own words.
  }
  return REFUSED;
}
