import * as z from "zod/mini";

/** One document by its id. */
export const openDocumentSchema = z.strictObject({ documentId: z.uuid() });

export type OpenDocumentInput = z.output<typeof openDocumentSchema>;
