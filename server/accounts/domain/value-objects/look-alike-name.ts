/** Scripts whose letters are told apart by eye; everything else counts as one further script. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
  ["Devanagari", /\p{Script=Devanagari}/u],
  ["Bengali", /\p{Script=Bengali}/u],
  ["Gurmukhi", /\p{Script=Gurmukhi}/u],
  ["Gujarati", /\p{Script=Gujarati}/u],
  ["Oriya", /\p{Script=Oriya}/u],
  ["Tamil", /\p{Script=Tamil}/u],
  ["Telugu", /\p{Script=Telugu}/u],
  ["Kannada", /\p{Script=Kannada}/u],
  ["Malayalam", /\p{Script=Malayalam}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Thai", /\p{Script=Thai}/u],
  // Written together in everyday Chinese, Japanese and Korean.
  ["East Asian", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
];

/** Cyrillic and Greek letters drawn like Latin ones, in both cases. */
const DRAWN_LIKE_LATIN = /^[асеорхуіјѕԁһӏԛԝкмтнвАВСЕНІЈКМОРЅТХУԚԜαονρυικτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+$/u;

/**
 * True when a name mixes scripts inside one word (`раураl`), or a whole word of another script is drawn like Latin.
 * Not a refusal: such a name raises a trust signal and a person decides.
 */
export const looksLikeAnotherName = (name: string): boolean =>
  name
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => scriptsOf(word).size > 1 || (word.length >= 4 && DRAWN_LIKE_LATIN.test(word)));

function scriptsOf(word: string): ReadonlySet<string> {
  const letters = [...word].filter((character) => /\p{L}/u.test(character) && !/\p{Script=Common}/u.test(character));
  return new Set(letters.map((letter) => SCRIPTS.find(([, script]) => script.test(letter))?.[0] ?? "another"));
}
