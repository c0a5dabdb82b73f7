"use strict";
// Night: as chosen here before, else as the system has it.  Browsers may refuse storage to a file.
const system = matchMedia("(prefers-color-scheme: dark)");
let chosen = null;
try { chosen = localStorage.getItem("night"); } catch { /* then it is forgotten */ }
const isNight = () => chosen === null ? system.matches : chosen === "yes";
const dye = () => {
  document.documentElement.classList.toggle("nightMode", isNight());
  const button = document.getElementById("_night");
  if (button) button.textContent = isNight() ? "Day" : "Night";
};
dye();
system.addEventListener("change", dye);

addEventListener("DOMContentLoaded", () => {
  dye();
  document.getElementById("_night").addEventListener("click", () => {
    chosen = isNight() ? "no" : "yes";
    try { localStorage.setItem("night", chosen); } catch { /* then it is forgotten */ }
    dye();
  });

  const search = document.getElementById("_search"), found = document.getElementById("_found");
  const kinds = [...document.querySelectorAll("nav button")];
  const chapters = [...document.querySelectorAll(".chapter:has(.box)")];
  let tags = [];  // of the note's first card, which says them for all
  const boxes = [...document.querySelectorAll(".box")].map((box) => ({
    box, kind: box.dataset.kind, tags: tags = box.dataset.tags?.toLowerCase().split(" ") ?? tags,
    text: [box.closest(".chapter").firstChild.textContent, box.dataset.kind, box.textContent, ...[...box.querySelectorAll("math")].map((math) => math.getAttribute("alttext"))]
      .join(" ").toLowerCase(),
  }));
  const says = (card, word) => word.startsWith("#")
    ? card.tags.some((tag) => tag.startsWith(word.slice(1)) || tag.includes(`::${word.slice(1)}`))
    : card.text.includes(word);

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = kinds.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.kind;
    let shown = 0;
    for (const card of boxes) {
      const fits = (!kind || card.kind === kind) && words.every((word) => says(card, word));
      card.box.hidden = !fits;
      shown += fits;
    }
    for (const chapter of chapters) chapter.hidden = !chapter.querySelector(".box:not([hidden])");
    for (const other of document.querySelectorAll(".aside")) other.hidden = words.length > 0 || Boolean(kind);
    found.hidden = words.length === 0 && !kind;
    found.textContent = shown ? `${shown} of ${boxes.length} cards` : "No card says that. Escape shows all.";
  };
  const press = (pressed) => {
    for (const button of kinds) {
      const on = button === pressed && button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
    }
    filter();
  };

  const clear = () => { search.value = ""; press(null); };

  search.addEventListener("input", filter);
  for (const button of kinds) button.addEventListener("click", () => press(button));
  // A reference to a card that the filter hides shows all again, before the browser goes there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.closest("[hidden]")) clear();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && !found.hidden) {
      clear();
    }
  });
});
