/** `unfinished`: a quoted field is still open at the end of what was fed. */
export type ParserAnswer = "finished" | "unfinished" | "misquoted";

/** Reads one record of RFC 4180, line by line, each character once. */
export class CsvRecordParser {
  readonly fields: string[] = [];
  #field = "";
  #isQuoted = false;

  /** One line without its line feed. Feed the next one after `unfinished`; after anything else the record is over. */
  feed(line: string): ParserAnswer {
    if (!line.endsWith("\r")) return this.#feed(line);
    const answer = this.#feed(line.slice(0, -1));
    if (answer === "unfinished") this.#field += "\r";
    return answer;
  }

  #feed(line: string): ParserAnswer {
    let at = 0;
    if (this.#isQuoted) {
      this.#field += "\n";
      at = this.#readQuoted(line, 0);
      if (at === OPEN) return "unfinished";
      if (at === MISQUOTED) return "misquoted";
    }
    return this.#readFields(line, at);
  }

  #readFields(line: string, from: number): ParserAnswer {
    let at = from;
    // A quoted field that ended in this line stands before `from`; what follows it is a comma or the end.
    let isFieldDone = from > 0;
    for (;;) {
      if (!isFieldDone) {
        at = line[at] === '"' ? this.#readQuoted(line, at + 1) : this.#readPlain(line, at);
        if (at === OPEN) return "unfinished";
        if (at === MISQUOTED) return "misquoted";
      }
      this.fields.push(this.#field);
      this.#field = "";
      if (at >= line.length) return "finished";
      at += 1;
      isFieldDone = false;
    }
  }

  #readPlain(line: string, from: number): number {
    const comma = line.indexOf(",", from);
    const end = comma < 0 ? line.length : comma;
    this.#field = line.slice(from, end);
    return this.#field.includes('"') ? MISQUOTED : end;
  }

  /** Up to and past the closing quote: the place of the comma, or the line's end. */
  #readQuoted(line: string, from: number): number {
    let at = from;
    this.#isQuoted = true;
    for (;;) {
      const quote = line.indexOf('"', at);
      this.#field += line.slice(at, quote < 0 ? line.length : quote);
      if (quote < 0) return OPEN;
      at = quote + 1;
      if (line[at] !== '"') break;
      this.#field += '"';
      at += 1;
    }
    this.#isQuoted = false;
    return at >= line.length || line[at] === "," ? at : MISQUOTED;
  }
}

const OPEN = -1;
const MISQUOTED = -2;
