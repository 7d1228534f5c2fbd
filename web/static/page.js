// Everything here only makes quicker what the pages do without it.
"use strict";

// Search as it is typed: the same page is asked for, and its results are put in place.
function live(form) {
  const target = document.querySelector(form.dataset.live);
  let timer = 0;
  let asked = null;
  async function ask() {
    const query = new URLSearchParams(new FormData(form));
    for (const [key, value] of [...query]) if (!value) query.delete(key);
    const address = form.action.split("?")[0] + (query.size ? "?" + query : "");
    asked?.abort();
    asked = new AbortController();
    target.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { accept: "text/html" } });
      if (answer.redirected || !(answer.headers.get("content-type") || "").startsWith("text/html")) return location.assign(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector(form.dataset.live);
      if (!found) return location.assign(address);
      target.replaceChildren(...found.childNodes);
      document.title = page.title;
      history.replaceState(null, "", address);
      target.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") target.removeAttribute("aria-busy");
    }
  }
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 180);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
}

// Keys: `/` to the search field, arrows through what is found.
function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("#q");
  const isTyping = event.target.matches("input, select, textarea");
  if (event.key === "/" && field && !isTyping) {
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  if (!isTyping && triage(event)) return;
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...document.querySelectorAll("#results h3 a, #results .begins a")];
  const place = links.indexOf(document.activeElement);
  if (!links.length || (place < 0 && event.target !== field)) return;
  event.preventDefault();
  const next = place + (event.key === "ArrowDown" ? 1 : -1);
  (next < 0 ? field : links[Math.min(next, links.length - 1)]).focus();
}

// Cases: `j` and `k` through the queue; in a case the letter of a decision, `t` to take it, `Escape` back to the queue.
function triage(event) {
  const cases = [...document.querySelectorAll(".queue a")];
  if (cases.length && (event.key === "j" || event.key === "k")) {
    const place = cases.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
    cases[Math.max(0, Math.min(place, cases.length - 1))].focus();
    return true;
  }
  const choice = [...document.querySelectorAll("[data-key]")].find((radio) => radio.dataset.key === event.key);
  if (choice) {
    choice.checked = true;
    event.preventDefault();
    document.querySelector("#reason").focus();
    return true;
  }
  if (event.key === "t") document.querySelector("[data-take]")?.click();
  if (event.key === "Escape") document.querySelector("[data-back]")?.click();
  return false;
}

// A slider beside a date: days since 1970.
function slider(form) {
  const box = form.querySelector(".slider");
  const range = form.querySelector("#slider");
  const date = form.querySelector("#date");
  box.hidden = false;
  const day = () => new Date(Number(range.value) * 86400000).toISOString().slice(0, 10);
  range.addEventListener("input", () => {
    date.value = day();
    range.setAttribute("aria-valuetext", date.value);
  });
  range.addEventListener("change", () => form.requestSubmit());
}

for (const form of document.querySelectorAll("form[data-live]")) live(form);
for (const form of document.querySelectorAll("form[data-slider]")) slider(form);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const part of document.querySelectorAll(".tree details")) part.open = true;
    print();
  });
}
document.addEventListener("keydown", keys);
