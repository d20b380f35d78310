import * as z from "zod/mini";

/** One document by its id. */
export const removeDocumentSchema = z.strictObject({ documentId: z.uuid() });

export type RemoveDocumentInput = z.output<typeof removeDocumentSchema>;
