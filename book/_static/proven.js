/* Proven Python: what the pages do beyond reading. No page needs any of it. */
"use strict";

/* The text of a code block as one would type it: of a session only what
   follows a prompt, of a shell transcript only the commands, of a listing
   all of it. The highlighter has marked the prompts (.gp). */
function typed(pre) {
  const lines = [];
  let line = { prompt: false, text: "" };
  const put = (text, isPrompt) => {
    text.split("\n").forEach((piece, index) => {
      if (index) {
        lines.push(line);
        line = { prompt: false, text: "" };
      }
      if (isPrompt && piece.trim()) line.prompt = true;
      else line.text += piece;
    });
  };
  const walk = (node, isPrompt) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) put(child.data, isPrompt);
      else walk(child, isPrompt || child.classList.contains("gp"));
    }
  };
  walk(pre, false);
  lines.push(line);
  const session = lines.some((each) => each.prompt);
  return lines
    .filter((each) => each.prompt || !session)
    .map((each) => each.text)
    .join("\n")
    .trimEnd();
}

async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  /* Plain http within a network: the old way is the only one. */
  const area = Object.assign(document.createElement("textarea"), { value: text });
  area.style.position = "fixed";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not copied");
}

function addCopyButtons() {
  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  for (const pre of document.querySelectorAll("div.highlight > pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", pre.querySelector(".gp") ? "Copy the input" : "Copy the code");
    let timer;
    button.addEventListener("click", async () => {
      let said = "Copied";
      try {
        await copy(typed(pre));
      } catch {
        said = "Not copied";
      }
      button.textContent = status.textContent = said;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = "Copy";
        status.textContent = "";
      }, 2000);
    });
    pre.parentElement.append(button);
  }
}

/* What scrolls sideways must be reachable by keyboard; what does not should
   not be one more stop on the way. */
function markScrollable() {
  const update = (element) => {
    if (element.scrollWidth > element.clientWidth + 1) {
      element.tabIndex = 0;
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", element.tagName === "PRE" ? "Code, scrolls sideways" : "Table, scrolls sideways");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
    }
  };
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target)));
  for (const element of document.querySelectorAll("div.highlight > pre, .table-wrapper")) {
    update(element);
    observer.observe(element);
  }
}

/* Paper cannot be unfolded. */
function unfoldForPrint() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => folded.forEach((each) => (each.open = false)));
}

/* The theme opens its drawers on narrow screens by labels of hidden check
   boxes. Put buttons in their place, for keyboards and screen readers. */
function drawers() {
  const names = { __navigation: ["Contents of the book", "book-drawer"], __toc: ["On this page", "page-drawer"] };
  for (const [id, [name, drawerId]] of Object.entries(names)) {
    const box = document.getElementById(id);
    const drawer = document.getElementById(drawerId);
    const buttons = [...document.querySelectorAll(`label[for="${id}"]:not(.overlay)`)].map((label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `${label.className} drawer-button`;
      button.setAttribute("aria-label", name);
      button.setAttribute("aria-controls", drawerId);
      button.append(...label.childNodes);
      button.addEventListener("click", () => {
        box.click();
        /* A drawer takes the focus once it is shown. */
        if (box.checked) requestAnimationFrame(() => drawer.querySelector("a")?.focus());
      });
      label.replaceWith(button);
      return button;
    });
    const tell = () => buttons.forEach((button) => button.setAttribute("aria-expanded", box.checked));
    box.addEventListener("change", tell);
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      box.click();
      buttons.find((button) => button.offsetParent)?.focus();
    });
    tell();
  }
}

addCopyButtons();
markScrollable();
unfoldForPrint();
drawers();
