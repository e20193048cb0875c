/* Proven Python: the order of what the search finds.

   Sphinx gives a page the score of its best word, so that most pages tie and
   the alphabet decides, and it lists the entries of the index last. Here the
   entries come first, and the headings, both compared word by word: a pasted
   message is longer than its entry. A page counts by the asked words that its
   title and headings hold. Of each page and title the best result is kept. */
"use strict";

{
  const LIKE_ENOUGH = 0.45; // the least likeness of what is shown
  const PLACE = 100; // the score of an entry or a heading that is what was asked
  const EXACT = 20; // more if that is so letter by letter
  const MAIN = 20; // more for the entry's main place
  const HEADINGS = 30; // the score of a page if its headings hold all words
  const TITLE = 20; // more if its title does
  const GATHERED = /^(back|guide)\//; // pages that repeat the chapters ...
  const BEHIND = 45; // ... and come behind them by so much

  const stemmer = new Stemmer();
  const searchSphinx = Search._performSearch;
  const excerpt = Search.makeSearchSummary;
  const [NAME, SCORE, KIND] = [0, 4, 6]; // where a result of Sphinx has them

  const wordsOf = (text) => {
    const words = splitQuery(text.toLowerCase()).filter((word) => !stopwords.has(word));
    return new Set(words.map((word) => stemmer.stemWord(word)));
  };
  const shared = (some, others) => [...some].filter((word) => others.has(word)).length;

  /* From 0 to 1: how much of what was typed and of an entry is the same. */
  function likeness(entry, typed, asked) {
    if (entry.includes(typed)) return typed.length / entry.length;
    const words = wordsOf(entry);
    const [fewer, more] = [words.size, asked.size].sort((a, b) => a - b);
    if (!fewer || shared(words, asked) < fewer) return 0;
    // Of a long message the entry may be a small part, but then word for word.
    const quoted = fewer > 1 && typed.includes(entry) ? 0.6 + 0.3 * (entry.length / typed.length) : 0;
    return Math.max((0.9 * fewer) / more, quoted);
  }

  /* Entries of the index and headings that are like what was typed. */
  function placesOf(typed, asked) {
    const { alltitles, docnames, filenames, indexentries, titles } = Search._index;
    const found = [];
    const add = (text, places, kind) => {
      const like = likeness(text.toLowerCase(), typed, asked);
      if (like < LIKE_ENOUGH) return;
      for (const [page, id, isMain] of places) {
        const title = kind === "index" || titles[page] === text ? titles[page] : `${titles[page]} > ${text}`;
        const shown = kind === "index" ? text : null;
        const score = PLACE * like + (text.toLowerCase() === typed ? EXACT : 0) + (isMain === true ? MAIN : 0);
        found.push([docnames[page], title, id ? `#${id}` : "", shown, score, filenames[page], kind]);
      }
    };
    for (const [entry, places] of Object.entries(indexentries)) add(entry, places, "index");
    for (const [heading, places] of Object.entries(alltitles)) add(heading, places, "title");
    return found;
  }

  /* Pages that hold all words; if there is none, those that hold any. */
  function pagesOf(query, words, others) {
    const search = (some) => searchSphinx(query, some, ...others).filter((each) => each[KIND] === "text").reverse();
    const all = search(words);
    return all.length ? all : [...words].flatMap((word) => search(new Set([word])));
  }

  /* What each page adds to the score of its places, by its name. */
  function pageScores(asked) {
    const { docnames, titles, titleterms } = Search._index;
    const inHeadings = new Array(docnames.length).fill(0);
    for (const word of asked)
      if (Object.hasOwn(titleterms, word)) for (const page of [titleterms[word]].flat()) inHeadings[page] += 1;
    return new Map(
      docnames.map((name, page) => {
        const words = HEADINGS * inHeadings[page] + TITLE * shared(wordsOf(titles[page]), asked);
        return [name, words / Math.max(1, asked.size) - (GATHERED.test(name) ? BEHIND : 0)];
      }),
    );
  }

  Search._performSearch = (query, words, ...others) => {
    const typed = query.toLowerCase().trim();
    const asked = wordsOf(typed);
    const scores = pageScores(asked);
    const pages = pagesOf(query, words, others);
    for (const each of pages) each[SCORE] = 0; // Sphinx's own has put them in order
    const found = [...placesOf(typed, asked), ...pages];
    for (const each of found) each[SCORE] += scores.get(each[NAME]);
    const seen = new Set();
    const isFirst = ([name, title]) => !seen.has(name + title) && seen.add(name + title);
    // Sphinx shows the last first.
    return found.sort((a, b) => b[SCORE] - a[SCORE]).filter(isFirst).reverse();
  };

  /* Excerpts are fetched from the pages, which browsers forbid for local files. */
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  /* Where an anchor has no text there is no excerpt, and Sphinx breaks on that. */
  Search.makeSearchSummary = (...page) => excerpt(...page) ?? document.createElement("p");
}
