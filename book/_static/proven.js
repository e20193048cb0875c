/* Proven Python: what the pages do beyond reading. No page needs any of it. */
"use strict";

/* The copy buttons are a library's. It shows what came of a press; say it,
   too, and give back the focus that copying took away. */
function announceCopies() {
  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  new MutationObserver(([{ target: button }]) => {
    const said = button.dataset.tooltip;
    status.textContent = said === "Copy" ? "" : said;
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, attributeFilter: ["data-tooltip"] });
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

/* A link to what is folded unfolds it. */
function unfoldTarget() {
  const folded = document.getElementById(location.hash.slice(1))?.closest("details");
  if (folded) folded.open = true;
}

/* Paper cannot be unfolded; but a test is printed without its answers. */
function unfoldForPrint() {
  if (document.querySelector(".assess")) return;
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

announceCopies();
markScrollable();
unfoldTarget();
addEventListener("hashchange", unfoldTarget);
unfoldForPrint();
drawers();
