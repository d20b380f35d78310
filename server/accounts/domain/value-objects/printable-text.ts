import { type Refused, refuse } from "../result";

/** Control, private, unassigned, line-breaking or invisible: nothing a person can see and mean. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;

/** Joiners are letters' business in Indic scripts, and only right after a virama. */
const JOINED_AFTER_VIRAMA = /(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D]/gu;

/** No script stacks more than a few marks on one letter. */
const PILE_OF_MARKS = /\p{M}{6,}/u;

/** True when the text holds a character that can't be seen: a way to make two texts look alike. */
export const hasUnseenCharacters = (text: string): boolean => UNSEEN.test(text);

/** As above for names and notes, where an Indic joiner in its place is spelling. */
export const hasUnseenInWords = (text: string): boolean =>
  hasUnseenCharacters(text.replace(JOINED_AFTER_VIRAMA, "")) || PILE_OF_MARKS.test(text);

/** Length as people count it: one per code point. */
export const codePointCount = (text: string): number => [...text].length;

/** Composed (NFC), outer space gone, inner runs of space made one. */
export const tidySpaces = (text: string): string => text.normalize("NFC").trim().replace(/\s+/gu, " ");

export const invalid = (field: string, problem: string): Refused =>
  refuse({ code: "VALIDATION", fields: [{ field, problem }] });
