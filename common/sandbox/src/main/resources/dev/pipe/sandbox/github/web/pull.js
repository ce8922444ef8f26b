"use strict";
/* Shows one pull request of the fake GitHub, and keeps it fresh by its stream of changes. */
const [, owner, repo, , number] = location.pathname.split("/").map(decodeURIComponent);
const data = `/_web/pulls/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/${number}`;
const $ = (id) => document.getElementById(id);
const MARKS = { success: ["✓", "ok"], failure: ["✕", "bad"], error: ["✕", "bad"], timed_out: ["✕", "bad"], action_required: ["⚠", "wait"],
  cancelled: ["⊘", "flat"], skipped: ["⊘", "flat"], neutral: ["⏹", "flat"], stale: ["⊘", "flat"] };
const LONG = 800; /* lines of a diff that are folded at first, unless somebody has commented beside them */
const REACTIONS = { "+1": "👍", "-1": "👎", laugh: "😄", confused: "😕", heart: "❤", hooray: "🎉", rocket: "🚀", eyes: "👀" };

function by(user, words, when, extra) {
  const login = user ? user.login : "ghost";
  return el("div", { class: "by" }, face(user), el("strong", {}, login),
    user && user.type === "Bot" ? el("span", { class: "badge" }, "bot") : null, words, extra || null,
    when ? el("time", { datetime: when, title: when }, new Date(when).toLocaleTimeString()) : null);
}

function text(html) { return drawSigns(el("div", { class: "text markdown", html })); }

function reactions(of) {
  const given = Object.entries(REACTIONS).filter(([name]) => of && of[name] > 0);
  return given.length ? el("div", { class: "react" }, given.map(([name, character]) => el("span", {}, sign(character), ` ${of[name]}`))) : null;
}

function comment(item, words) {
  const edited = item.updated_at && item.updated_at !== item.created_at && !item.base; /* a pull request changes with all that happens to it */
  return el("article", { class: "item" + (item.user && item.user.type === "Bot" ? " bot" : ""), id: new URL(item.html_url).hash.slice(1) || "opened" },
    by(item.user, words, item.created_at, edited ? el("span", { class: "badge" }, "edited") : null),
    item.body ? text(item.body_html) : el("p", { class: "text none" }, "No description."), reactions(item.reactions));
}

/** A comment beside its lines; the conversation has the same one, which is what links lead to. */
function beside(item, words) {
  const node = comment(item, words);
  node.removeAttribute("id");
  return node;
}

function note(kind, character, user, when, ...words) {
  return el("div", { class: "note " + kind }, el("span", { class: "dot", "aria-hidden": "true" }, sign(character)),
    el("span", {}, el("strong", {}, user ? user.login : "ghost"), " ", ...words, " ",
      when ? el("time", { datetime: when, title: when }, new Date(when).toLocaleTimeString()) : null));
}

/** The lines of a patch with the numbers of both sides. */
function lines(patch) {
  const all = [];
  let old = 0, now = 0;
  for (const line of (patch || "").split("\n")) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk) { old = +hunk[1]; now = +hunk[2]; all.push({ kind: "hunk", text: line }); }
    else if (line.startsWith("+")) all.push({ kind: "add", right: now++, text: line });
    else if (line.startsWith("-")) all.push({ kind: "del", left: old++, text: line });
    else if (line.startsWith("\\")) all.push({ kind: "", text: line });
    else all.push({ kind: "", left: old++, right: now++, text: line });
  }
  return all;
}

function diffRow(line) {
  return el("tr", { class: line.kind }, el("td", { class: "n" }, String(line.left ?? "")), el("td", { class: "n" }, String(line.right ?? "")), el("td", {}, line.text));
}

function table(changed, rows) {
  return el("div", { class: "diff", tabindex: "0", role: "region", "aria-label": changed.filename }, el("table", {}, el("tbody", {}, rows)));
}

function file(changed, comments) {
  const mine = comments.filter((one) => one.path === changed.filename);
  const earlier = mine.filter((one) => !one.line);
  const rows = [];
  for (const line of changed.patch ? lines(changed.patch) : []) {
    rows.push(diffRow(line));
    for (const one of mine.filter((c) => c.line && (c.side === "LEFT" ? c.line === line.left : c.line === line.right) && line.kind !== "hunk")) {
      rows.push(el("tr", { class: "inline" }, el("td", { colspan: "3" }, beside(one, ["commented on line ", String(one.line)]))));
    }
  }
  const renamed = changed.previous_filename ? [el("span", { class: "path" }, changed.previous_filename), " → "] : [];
  return el("section", { class: "file", id: "diff-" + changed.sha + "-" + changed.filename },
    el("div", { class: "by" }, renamed, el("span", { class: "path" }, changed.filename), el("span", { class: "badge" }, changed.status),
      el("span", { class: "plus" }, "+" + changed.additions), el("span", { class: "minus" }, "−" + changed.deletions)),
    earlier.length ? el("details", { class: "earlier" }, el("summary", {}, `${earlier.length} comment${earlier.length === 1 ? "" : "s"} on lines that have changed since`),
      earlier.map((one) => el("div", {}, excerpt(one), el("div", { class: "text" }, beside(one, ["commented on line ", String(one.original_line || "?"), " of ", el("code", {}, one.original_commit_id.slice(0, 7))]))))) : null,
    rows.length > LONG && mine.length === earlier.length ? el("details", { class: "earlier" }, el("summary", {}, `${rows.length} lines: show them`), table(changed, rows))
      : rows.length ? table(changed, rows)
      : el("div", { class: "text" }, el("p", { class: "none" }, "Nothing to show as text: binary, renamed without change, or too large.")));
}

function excerpt(one) {
  const last = (one.diff_hunk || "").split("\n");
  if (!one.diff_hunk) return null;
  return el("div", { class: "diff excerpt" }, el("table", {}, el("tbody", {}, lines([last[0], ...last.slice(1)].join("\n")).slice(-4).map(diffRow))));
}

function timeline(it) {
  const items = [{ at: "", order: 0, node: comment(it.pull, "opened this pull request") }];
  it.comments.forEach((one) => items.push({ at: one.created_at, order: 2, node: comment(one, "commented") }));
  it.commits.forEach((one) => items.push({ at: one.commit.committer.date, order: 1,
    node: note("", "●", one.author || { login: one.commit.author.name }, one.commit.committer.date, "committed ", el("code", {}, one.sha.slice(0, 7)), " ", one.commit.message.split("\n")[0]) }));
  it.reviews.forEach((review) => {
    const said = { APPROVED: ["approved", "✓", "approved these changes"], CHANGES_REQUESTED: ["changes", "✕", "requested changes"], DISMISSED: ["", "⊘", "had a review that was dismissed"] }[review.state]
      || ["", "👀", "reviewed"];
    const inline = it.reviewComments.filter((one) => one.pull_request_review_id === review.id);
    const nodes = [note(said[0], said[1], review.user, review.submitted_at, said[2], " ", el("code", {}, (review.commit_id || "").slice(0, 7)))];
    if (review.body_html) nodes.push(comment({ ...review, created_at: review.submitted_at, updated_at: null }, "left a review"));
    inline.forEach((one) => nodes.push(el("section", { class: "file" }, el("div", { class: "by" }, el("span", { class: "path" }, `${one.path}${one.line ? ":" + one.line : ""}`)),
      excerpt(one), el("div", { class: "text" }, comment(one, "commented")))));
    items.push({ at: review.submitted_at, order: 2, node: el("div", {}, nodes) });
  });
  if (it.pull.merged) items.push({ at: it.pull.merged_at, order: 3, node: note("merged", "⇣", it.pull.merged_by, it.pull.merged_at, "merged this into ", el("code", {}, it.pull.base.ref)) });
  else if (it.pull.state === "closed") items.push({ at: it.pull.closed_at, order: 3, node: note("changes", "✕", it.pull.user, it.pull.closed_at, "closed this") });
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order)).map((one) => one.node);
}

function head(it) {
  const pull = it.pull;
  const state = standing(pull);
  const commits = `${it.commits.length} commit${it.commits.length === 1 ? "" : "s"} into `;
  document.title = `${pull.title} · #${pull.number} · ${owner}/${repo}`;
  $("where").textContent = `${owner}/${repo} · #${pull.number}`;
  $("head").replaceChildren(
    el("h1", {}, pull.title, " ", el("span", {}, "#" + pull.number)),
    el("div", { class: "sub" }, el("span", { class: "state " + state[1], id: "state" }, state[0]), el("span", {}, el("strong", {}, (pull.merged_by || pull.user).login), (pull.merged ? " merged " : " wants to merge ") + commits), el("span", { class: "ref" }, pull.base.ref), "from", el("span", { class: "ref" }, pull.head.ref),
      el("span", { class: "plus" }, "+" + pull.additions), el("span", { class: "minus" }, "−" + pull.deletions)));
}

function part(title, ...children) { return el("section", {}, el("h2", {}, title), ...children); }

function checks(it) {
  const runs = it.checks.map((run) => ({ name: run.name, state: run.status === "completed" ? run.conclusion : "pending", says: run.output && run.output.title }));
  it.statuses.forEach((status) => runs.push({ name: status.context, state: status.state, says: status.description }));
  runs.sort((a, b) => a.name.localeCompare(b.name));
  return runs.length ? runs.map((run) => {
    const [character, kind] = MARKS[run.state] || ["⏳", "wait"];
    return el("div", { class: "check" }, el("span", { class: "mk " + kind, title: run.state }, sign(character)), el("span", {}, run.name, el("span", { hidden: "" }, run.state)), el("small", {}, run.says || run.state));
  }) : [el("p", { class: "none" }, "None yet")];
}

const VERDICTS = { APPROVED: ["✓", "approved"], CHANGES_REQUESTED: ["✕", "changes requested"], DISMISSED: ["⊘", "dismissed"],
  COMMENTED: ["👀", "reviewed"], REQUESTED: ["⏳", "asked"], ACCEPTED: ["✓", "/approve"], REFUSED: ["✕", "/approve refused"], EARLIER: ["⊘", "/approve, for an earlier head"] };

/** Each person's last word: reviews, and approvals by comment, which the bots accept or refuse by a reaction. */
function reviewers(it) {
  const said = it.reviews.filter((one) => one.user).map((one) => ({ user: one.user, at: one.submitted_at, verdict: one.state }));
  const pushed = it.commits.length ? it.commits[it.commits.length - 1].commit.committer.date : "";
  for (const one of it.comments.filter((c) => c.user && /^\/approve(\s|$)/.test(c.body))) {
    const verdict = one.reactions["-1"] ? "REFUSED" : !one.reactions["+1"] ? null : one.created_at < pushed ? "EARLIER" : "ACCEPTED";
    if (verdict) said.push({ user: one.user, at: one.created_at, verdict });
  }
  (it.pull.requested_reviewers || []).forEach((user) => { if (!said.some((one) => one.user.login === user.login)) said.push({ user, at: "", verdict: "REQUESTED" }); });
  const last = new Map(said.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map((one) => [one.user.login, one]));
  if (!last.size) return [el("p", { class: "none" }, "None yet")];
  return [...last.values()].map((one) => {
    const [character, words] = VERDICTS[one.verdict] || ["👀", one.verdict.toLowerCase()];
    return el("div", { class: "person" }, face(one.user), el("span", {}, one.user.login, " ", el("small", {}, words)), el("span", { class: "mk" }, sign(character)));
  });
}

function aside(it) {
  $("aside").replaceChildren(
    part("Checks", ...checks(it)),
    part("Reviews and approvals", ...reviewers(it)),
    part("Labels", ...(it.pull.labels.length ? it.pull.labels.map(label) : [el("p", { class: "none" }, "None yet")])),
    people(it));
}

function people(it) {
  const all = part("People", ...it.people.map((one) => el("div", { class: "person" }, face(one), one.login, el("span", { class: "badge mk" }, one.permission))));
  all.className = "people";
  return all;
}

function speakers(it) {
  const chosen = $("as").value || it.pull.user.login;
  $("as").replaceChildren(...it.people.map((one) => el("option", { value: one.login }, `${one.login} (${one.login === it.pull.user.login ? "author, " : ""}${one.permission})`)));
  $("as").value = chosen;
}

function draw(it) {
  head(it);
  aside(it);
  speakers(it);
  $("count-talk").textContent = it.comments.length + it.reviewComments.length;
  $("count-files").textContent = it.files.length;
  const name = (details) => `${details.closest("[id]").id} ${details.querySelector("summary")?.textContent}`;
  const open = new Set([...document.querySelectorAll(".talk details[open]")].map(name));
  $("conversation").replaceChildren(...timeline(it));
  $("files").replaceChildren(...it.files.map((changed) => file(changed, it.reviewComments)));
  document.querySelectorAll(".talk details").forEach((details) => { if (open.has(name(details))) details.open = true; });
}

let shown = "";
async function show() {
  const answer = await fetch(data, { cache: "no-store" });
  $("missing").hidden = answer.ok;
  $("page").hidden = !answer.ok;
  if (!answer.ok) {
    $("missing").textContent = answer.status === 404 ? `There is no pull request ${owner}/${repo}#${number} here.` : `The sandbox answered ${answer.status}.`;
    return;
  }
  const raw = await answer.text();
  if (raw === shown) return;
  shown = raw;
  draw(JSON.parse(raw));
}

let soon = null;
function showSoon() { soon ??= setTimeout(() => { soon = null; show().catch(() => {}); }, 150); }

/** A change without a number concerns all of the repository; none at all, whatever may have happened. */
function concerns(change) {
  return !change || (change.repo.toLowerCase() === `${owner}/${repo}`.toLowerCase() && (change.number === null || change.number === +number));
}

$("tabs").addEventListener("click", (event) => {
  const tab = event.target.closest("button")?.dataset.tab;
  if (!tab) return;
  for (const name of ["conversation", "files"]) $(name).hidden = name !== tab;
  document.querySelectorAll("#tabs button").forEach((button) => button.setAttribute("aria-pressed", button.dataset.tab === tab));
});
for (const command of ["/help", "/status", "/why", "/approve"]) {
  const button = el("button", { type: "button" }, command);
  button.addEventListener("click", () => { $("body").value = command; $("body").focus(); });
  $("quick").append(button);
}
$("body").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("say").requestSubmit(); });
$("say").addEventListener("submit", async (event) => {
  event.preventDefault();
  const go = $("say").querySelector(".go");
  go.disabled = true;
  $("hint").textContent = "";
  try {
    const answer = await fetch(data + "/comments", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: $("as").value, body: $("body").value }) });
    if (answer.ok) $("body").value = "";
    else $("hint").textContent = (await answer.json()).message || `The sandbox answered ${answer.status}.`;
  } catch (failure) {
    $("hint").textContent = "The sandbox does not answer; your text is still here.";
  } finally {
    go.disabled = false;
    showSoon();
  }
});
const first = embedded();
if (first) draw(first); else showSoon();
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
follow((change) => { if (concerns(change)) showSoon(); });
