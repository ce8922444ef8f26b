"use strict";
/* Lists the repositories of the fake GitHub and their pull requests, the newest first. */
function row(repository, pull) {
  const [words, kind] = standing(pull);
  return el("a", { class: "row", href: `/${repository}/pull/${pull.number}` },
    el("span", { class: "state " + kind }, words),
    el("span", { class: "name" }, el("strong", {}, pull.title), " ", el("span", { class: "soft" }, `#${pull.number} by ${pull.author}`), " ", pull.labels.map(label)),
    el("small", {}, new Date(pull.updated_at).toLocaleTimeString()));
}

let shown = "";
function draw(repositories) {
  const text = JSON.stringify(repositories);
  if (text === shown) return;
  shown = text;
  document.getElementById("repositories").replaceChildren(...(repositories.length ? repositories.map((one) =>
    el("section", { class: "item list" }, el("div", { class: "by" }, el("strong", {}, one.name), el("span", { class: "badge" }, one.private ? "private" : "public")),
      one.pulls.length ? one.pulls.map((pull) => row(one.name, pull)) : el("p", { class: "text none" }, "No pull requests yet")))
    : [el("p", { class: "missing" }, "There is no repository yet.")]));
}

async function show() {
  const answer = await fetch("/_web/repositories", { cache: "no-store" });
  if (answer.ok) draw(await answer.json());
}

let soon = null;
function showSoon() { soon ??= setTimeout(() => { soon = null; show().catch(() => {}); }, 150); }

const first = embedded();
if (first) draw(first); else showSoon();
follow(showSoon);
