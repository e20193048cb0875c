/* The guide: check lists that remember, and the self-assessment, with boxes to
   tick, items that grade, progress that stays in this browser. Without it the
   pages are lists, and questions with folded answers. Nothing is sent anywhere. */
"use strict";

/* Check lists remember their ticks, in this browser, by page and words. */
function rememberTicks() {
  const marks = [...document.querySelectorAll(".task-list-item .check-box")];
  const key = "proven-python-ticks";
  const page = location.pathname.split("/").slice(-2).join("/");
  let ticks = [];
  try {
    ticks = JSON.parse(localStorage.getItem(key)) ?? [];
  } catch { /* nothing kept, or nothing may be */ }
  const ticked = new Set(Array.isArray(ticks) ? ticks : []);
  for (const [index, mark] of marks.entries()) {
    const text = mark.parentElement;
    const name = `${page} ${text.textContent.trim().replace(/\s+/g, " ")}`;
    const box = tickBox(text, `task-${index}`, ticked.has(name), (isTicked) => {
      isTicked ? ticked.add(name) : ticked.delete(name);
      try {
        localStorage.setItem(key, JSON.stringify([...ticked]));
      } catch { /* the tick lasts as long as the page */ }
    });
    mark.replaceWith(box);
  }
}

const STORE = "proven-python-assessment";
const PARTS = new Set(["right", "wrong"]);

/* State: { version: 1, topics: { slots: { answer, points: [index], items: { 1: "right" }, of: { points, items } } } } */
function load() {
  try {
    return valid(JSON.parse(localStorage.getItem(STORE)));
  } catch {
    return { version: 1, topics: {} };
  }
}

/* What a file or the browser holds may be anything: take what fits. */
function valid(data) {
  if (data?.version !== 1 || typeof data.topics !== "object" || data.topics === null) throw new Error("this is no progress file of the book");
  const topics = {};
  for (const [name, topic] of Object.entries(data.topics)) {
    if (!/^[a-z0-9-]+$/.test(name) || typeof topic !== "object" || topic === null) continue;
    const number = (value) => (Number.isInteger(value) && value >= 0 ? value : 0);
    topics[name] = {
      answer: typeof topic.answer === "string" ? topic.answer : "",
      points: Array.isArray(topic.points) ? topic.points.filter(Number.isInteger) : [],
      items: Object.fromEntries(Object.entries(topic.items ?? {}).filter(([, value]) => PARTS.has(value))),
      of: { points: number(topic.of?.points), items: number(topic.of?.items) },
    };
  }
  return { version: 1, topics };
}

let state = load();
const topicState = (name) => (state.topics[name] ??= { answer: "", points: [], items: {}, of: { points: 0, items: 0 } });

function save() {
  try {
    localStorage.setItem(STORE, JSON.stringify(state));
  } catch {
    say("This browser keeps nothing for this page. Export your progress before you leave.");
  }
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/* A box whose name for a screen reader is the text beside it. */
function tickBox(text, id, checked, changed) {
  text.id ||= id;
  const box = make("input", { type: "checkbox", checked });
  box.setAttribute("aria-labelledby", text.id);
  box.addEventListener("change", () => changed(box.checked));
  return box;
}

/* An element that a screen reader reads out when its text changes. */
function live(tag, className = "") {
  const element = make(tag, { className });
  element.setAttribute("aria-live", "polite");
  return element;
}

let voice;
function say(text) {
  if (!voice) {
    voice = live("p", "visually-hidden");
    document.body.append(voice);
  }
  voice.textContent = text;
}

/* -- A topic: own words, rubric, items ---------------------------------------- */

function setUpTopic(section) {
  const name = section.id.replace(/^assess-/, "");
  const box = section.querySelector(".assess");
  const rubric = box.querySelector(".rubric");
  const points = [...rubric.querySelectorAll("ul.points > li")];
  const items = [...section.querySelectorAll(".choice, .predict")];
  const mine = state.topics[name];
  const touch = () => {
    topicState(name).of = { points: points.length, items: items.length };
    save();
  };
  const answer = make("textarea", { id: `${section.id}-answer`, rows: 5, value: mine?.answer ?? "" });
  answer.addEventListener("input", () => {
    topicState(name).answer = answer.value;
    touch();
  });
  const prompt = make("button", { type: "button", textContent: "Copy as a prompt" });
  const copied = live("span", "said");
  prompt.addEventListener("click", () => copyPrompt(box, answer.value, copied));
  rubric.before(
    make("label", { htmlFor: answer.id, textContent: "Your answer, in your own words" }),
    answer,
    make("p", { className: "actions" }, prompt, " ", copied),
  );
  points.forEach((point, index) => tickPoint(point, index, `${section.id}-point-${index}`, name, touch));
  items.forEach((item, index) => {
    const grade = (right) => {
      topicState(name).items[index + 1] = right ? "right" : "wrong";
      touch();
    };
    const set = item.classList.contains("choice") ? setUpChoice : setUpPrediction;
    set(item, `${section.id}-item-${index + 1}`, grade, mine?.items[index + 1]);
  });
}

function tickPoint(point, index, id, name, touch) {
  const checked = state.topics[name]?.points.includes(index) ?? false;
  const box = tickBox(point.firstElementChild, id, checked, (isTicked) => {
    const topic = topicState(name);
    topic.points = topic.points.filter((other) => other !== index);
    if (isTicked) topic.points.push(index);
    touch();
  });
  point.classList.add("ticked");
  point.prepend(box);
}

async function copyPrompt(box, answer, said) {
  const list = (selector) => [...box.querySelectorAll(selector)].map((each) => `- ${each.textContent.trim()}`).join("\n");
  const text = `You are a fair and exacting interviewer for a senior Python position.

Question: ${box.querySelector(".question").textContent.trim()}

Points that a strong answer makes:
${list("ul.points:not(.asked-next) > li")}

Follow-up questions to choose from:
${list("ul.asked-next > li")}

My answer:
${answer.trim() || "(none yet)"}

Say for each point whether my answer makes it, half makes it or misses it, with my words as evidence. Name anything I said that is false. Then ask me the one follow-up question that would best show whether I understand the mechanism.`;
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied. Paste it into a language model you trust.";
  } catch {
    const field = make("textarea", { value: text, rows: 8, readOnly: true });
    field.setAttribute("aria-label", "The prompt, to copy");
    said.textContent = "Copy it from here:";
    said.after(field);
    field.select();
  }
}

function setUpChoice(item, id, grade, before) {
  const options = item.querySelector("ol.options");
  const verdict = live("p", "verdict");
  const question = options.previousElementSibling;
  question.id ||= `${id}-question`;
  const group = make("div");
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-labelledby", question.id);
  options.before(group);
  group.append(options);
  for (const [index, option] of [...options.children].entries()) {
    const radio = make("input", { type: "radio", name: id });
    const text = option.firstElementChild;
    text.id = `${id}-${index}`;
    radio.setAttribute("aria-labelledby", text.id);
    radio.addEventListener("change", () => {
      const right = option.classList.contains("right");
      show(item, verdict, right, "Not this one.");
      grade(right);
    });
    option.prepend(radio);
  }
  group.after(verdict);
  recall(verdict, before);
}

function setUpPrediction(item, id, grade, before) {
  const output = [...item.querySelectorAll(".answer pre .out")].map((part) => part.textContent).join("\n");
  const guess = make("textarea", { id, rows: Math.max(1, lines(output).length), spellcheck: false, className: "guess" });
  const check = make("button", { type: "button", textContent: "Check" });
  const verdict = live("p", "verdict");
  check.addEventListener("click", () => {
    const right = matches(lines(guess.value), lines(output));
    show(item, verdict, right, "Not this. Compare with the answer:");
    grade(right);
  });
  item.querySelector(".answer").before(
    make("label", { htmlFor: id, textContent: "What it prints, line by line" }),
    guess,
    make("p", { className: "actions" }, check),
    verdict,
  );
  recall(verdict, before);
}

/* Lines and words decide; spaces, the head and the frames of a traceback do not. */
const FRAME = /^(Traceback \(most recent call last\):|File ".*|\.\.\.)$/;
const lines = (text) =>
  text.split("\n").map((line) => line.trim().replace(/\s+/g, " ")).filter((line) => line && !FRAME.test(line));

/* Three dots in the expected output stand for anything. */
function matches(guess, output) {
  const pattern = (line) => line.split("...").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
  return guess.length === output.length && output.every((line, index) => new RegExp(`^${pattern(line)}$`).test(guess[index]));
}

function show(item, verdict, right, no) {
  verdict.textContent = right ? "Right." : no;
  verdict.className = `verdict ${right ? "is-right" : "is-wrong"}`;
  if (right || item.classList.contains("predict")) item.querySelector("details").open = true;
}

function recall(verdict, before) {
  if (before) verdict.textContent = before === "right" ? "Right, last time." : "Not right yet, last time.";
}

/* -- The overview: strengths, what to read next, the file ------------------------- */

const share = (topic) => {
  const all = topic ? topic.of.points + topic.of.items : 0;
  const done = topic ? topic.points.length + Object.values(topic.items).filter((value) => value === "right").length : 0;
  return { all, done, part: all ? Math.min(1, done / all) : 0 };
};

function setUpOverview(lists) {
  const chart = make("div", { className: "strengths" });
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", "Strengths by part");
  const next = make("div", { className: "next" });
  const said = live("p");
  lists[0].previousElementSibling.before(chart, next, fileButtons(() => draw(), said), said);
  const draw = () => {
    const topics = [];
    chart.replaceChildren(
      ...lists.map((list) => {
        const links = [...list.querySelectorAll("p > a:first-child")];
        const shares = links.map((link) => {
          const name = link.hash.replace(/^#assess-/, "");
          const one = share(state.topics[name]);
          topics.push({ link, ...one, seen: name in state.topics });
          mark(link, one);
          return one.part;
        });
        const mean = Math.round((100 * shares.reduce((sum, one) => sum + one, 0)) / (shares.length || 1));
        return bar(list.previousElementSibling.textContent, mean);
      }),
    );
    drawNext(next, topics);
  };
  draw();
}

function bar(name, percent) {
  const meter = make("meter", { min: 0, max: 100, value: percent });
  meter.setAttribute("aria-label", name);
  return make("div", {}, make("span", { textContent: name }), meter, make("span", { textContent: `${percent} %` }));
}

function mark(link, { all, done }) {
  const line = link.parentElement;
  const note = line.querySelector(".score") ?? make("span", { className: "score" });
  note.textContent = all ? ` · ${done} of ${all}` : "";
  line.append(note);
}

/* The sections of a chapter that a topic sends to: what its points and its
   items have shown to be missing. */
function sections(link) {
  const stem = link.hash.replace(/^#assess-/, "");
  const chapter = link.nextElementSibling;
  const topic = state.topics[stem];
  const wanted = [];
  if (!topic || topic.points.length < topic.of.points) wanted.push(["how-it-works", "How it works"]);
  if (topic && Object.values(topic.items).includes("wrong")) wanted.push(["pitfalls", "Pitfalls"]);
  if (!wanted.length) wanted.push(["follow-up", "Follow-up questions"]);
  const links = wanted.map(([label, name]) => make("a", { href: `${chapter.href}#${stem}-${label}`, textContent: name }));
  return make("li", {}, `${chapter.textContent}: `, ...links.flatMap((each, index) => (index ? [", ", each] : [each])));
}

function drawNext(place, topics) {
  const weak = topics.filter((topic) => topic.seen && topic.part < 0.8).sort((a, b) => a.part - b.part);
  const fresh = topics.filter((topic) => !topic.seen);
  const chosen = [...weak, ...fresh].slice(0, 3);
  if (!chosen.length) {
    place.replaceChildren(make("p", { textContent: "Everything is above four fifths. Explain a chapter to somebody." }));
    return;
  }
  const list = make("ul", {}, ...chosen.map(({ link }) => sections(link)));
  place.replaceChildren(make("p", { textContent: weak.length ? "Read next:" : "Begin with:" }), list);
}

function fileButtons(draw, said) {
  const button = (text, act) => {
    const one = make("button", { type: "button", textContent: text });
    one.addEventListener("click", act);
    return one;
  };
  const file = make("input", { type: "file", accept: "application/json", className: "visually-hidden", tabIndex: -1 });
  file.setAttribute("aria-hidden", "true");
  file.addEventListener("change", async () => {
    try {
      state = valid(JSON.parse(await file.files[0].text()));
      save();
      draw();
      said.textContent = `Imported: ${Object.keys(state.topics).length} topics.`;
    } catch (error) {
      said.textContent = `Nothing was imported: ${error instanceof SyntaxError ? "the file is not JSON" : error.message}.`;
    }
    file.value = "";
  });
  return make(
    "p",
    { className: "actions" },
    button("Export", () => {
      const address = URL.createObjectURL(new Blob([JSON.stringify(state, null, 1)], { type: "application/json" }));
      make("a", { href: address, download: "proven-python-progress.json" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
      said.textContent = "Exported as proven-python-progress.json.";
    }),
    " ",
    button("Import", () => file.click()),
    file,
    " ",
    button("Reset", () => {
      if (!confirm("Forget all answers, ticks and results on this browser?")) return;
      state = { version: 1, topics: {} };
      save();
      draw();
      said.textContent = "Everything is forgotten.";
    }),
  );
}

rememberTicks();
for (const box of document.querySelectorAll("section > .assess")) setUpTopic(box.parentElement);
const lists = [...document.querySelectorAll("ul.topics")];
if (lists.length) setUpOverview(lists);
