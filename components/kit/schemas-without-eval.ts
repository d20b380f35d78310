import * as z from "zod/mini";

// The page's policy admits no code made from text, and zod would probe for it.
z.config({ jitless: true });
