import type {
  DocumentInspector,
  InspectedDocument,
  ReceivedFile,
} from "@/server/accounts/application/ports/outbound/document-inspector-port";
import { documentRefused } from "@/server/accounts/domain/exceptions/document-refused";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { documentPolicy } from "@/server/accounts/domain/policies/document-policy";
import type { Result } from "@/server/accounts/domain/result";
import type { DocumentFormat } from "@/server/accounts/domain/value-objects/document-kind";
import { boundedQueue } from "../security/bounded-queue";
import { type InspectionLimits, runInspection } from "./inspection/run-inspection";

/** A file of 20 full pages takes a process about six seconds and 300 MB. */
const atOnce = { running: 2, waiting: 6 } as const;

const defaults: InspectionLimits = {
  pages: documentPolicy.maxPages,
  pixels: 64_000_000,
  side: documentPolicy.maxSidePixels,
  memoryBytes: 900 * 1024 * 1024,
  workMilliseconds: 30_000,
  milliseconds: 300_000,
};

/**
 * Has each file looked at by a process of its own, that knows nothing, may touch nothing, and is ended when it takes too
 * long or too much: whatever a file does there, it does to nobody else. A few at a time; beyond that UNAVAILABLE.
 */
export function documentInspector(limits: Partial<InspectionLimits> = {}): DocumentInspector {
  const queue = boundedQueue(atOnce);
  const all = { ...defaults, ...limits };
  return async (file) => {
    const turn = await queue(() => runInspection(file.bytes, all));
    if (!turn.ok) return turn;
    const inspected = turn.value;
    if (inspected.ok) return refuseWrongName(file, inspected);
    return isOfNoKind(inspected.refusal) && isNamedAsTaken(file) ? documentRefused("WRONG_NAME") : inspected;
  };
}

const isOfNoKind = (refusal: Refusal): boolean => refusal.code === "VALIDATION" && refusal.reason === "NOT_TAKEN";

/** Called a PDF, JPG or PNG: to be told which ones we take would help nobody. */
const isNamedAsTaken = ({ fileName }: ReceivedFile): boolean =>
  Object.values(namesOf).some((ending) => ending.test(fileName));

const namesOf: Readonly<Record<DocumentFormat, RegExp>> = {
  PDF: /\.pdf$/i,
  JPG: /\.(?:jpe?g|jpe|jfif)$/i,
  PNG: /\.png$/i,
};

/** A name that says something else is a slip or a trick; one without an ending says nothing. */
function refuseWrongName(
  { fileName }: ReceivedFile,
  inspected: Result<InspectedDocument> & { readonly ok: true },
): Result<InspectedDocument> {
  const hasEnding = /\.[A-Za-z0-9]{1,8}$/.test(fileName);
  return hasEnding && !namesOf[inspected.value.format].test(fileName) ? documentRefused("WRONG_NAME") : inspected;
}
