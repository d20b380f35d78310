/** Letters drawn alike, each with the one it is taken for; the database has the same pairs in `store_look`. */
const DRAWN = "АВСЕНІЈКМОРЅТХУԚԜасеорхуіјѕԁһӏԛԝкмтнвΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυικτIi1|0";
const TAKEN_FOR = "abcehljkmopstxyqwaceopxyljsdhlqwkmthbabezhlkmnoptyxaovpulktllllo";

const pairs: ReadonlyMap<string, string> = new Map(
  [...DRAWN].map((letter, place) => [letter, TAKEN_FOR[place] ?? letter]),
);

/**
 * What a shop's name looks like at a glance: letters of other scripts as the Latin ones they are drawn like, without
 * case, blanks and punctuation of the keyboard. Two names of one look are told apart by nobody.
 */
export const storeLook = (name: string): string =>
  [...name.normalize("NFKC")]
    .map((letter) => pairs.get(letter) ?? (/[A-Z]/.test(letter) ? letter.toLowerCase() : letter))
    .join("")
    .replace(/[\t-\r -/:-@[-`{-~]+/g, "");
