import { documentPolicy } from "../policies/document-policy";
import { type Refused, refuse } from "../result";
import type { DocumentProblem } from "../value-objects/document-problem";

const { maxBytes, maxPages, maxPerKind } = documentPolicy;
const MEGABYTE = 1024 * 1024;

/** What is wrong, and what to do about it. */
export const documentProblemWords: Readonly<Record<DocumentProblem, string>> = {
  EMPTY: "This file is empty. Choose another one.",
  TOO_LARGE: `This file is larger than ${maxBytes / MEGABYTE} MB. Save it smaller, or photograph it again.`,
  TOO_SLOW: "This file took too long to arrive. Try again over a better line, or save it smaller.",
  NOT_TAKEN: "We take PDF, JPG and PNG. Save the document as one of these.",
  HEIC: "This is an HEIC picture, which we can't open. Save it as JPG and add that.",
  WRONG_NAME: "The name of this file says something else than what is in it. Save it anew as PDF, JPG or PNG.",
  TOO_MANY_PIXELS: "This picture is too large to open. Save it smaller, or photograph it again.",
  DAMAGED: "We can't read this file: it is damaged or broken off. Save it anew, or photograph the document.",
  PASSWORD: "This PDF asks for a password. Save it without one.",
  NO_PAGES: "There is no page in this PDF.",
  TOO_MANY_PAGES: `This PDF has more than ${maxPages} pages. Add only the pages that matter.`,
  LIVE_FORM: "This PDF is a form that only some programs can show. Print it to a PDF and add that.",
  TOO_HEAVY: "This file takes too much to open. Save it simpler, or photograph the document.",
  INFECTED: "Our virus scanner found something in this file. Nothing of it was kept.",
  ENOUGH: `You have added ${maxPerKind} of these. Remove one before you add another.`,
  NOT_ASKED: "This document is not asked for now.",
};

/** VALIDATION of the file, with its reason and the words for it. */
export const documentRefused = (reason: DocumentProblem): Refused =>
  refuse({ code: "VALIDATION", fields: [{ field: "file", problem: documentProblemWords[reason] }], reason });
