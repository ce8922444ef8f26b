// Keys, the copy button, and where the focus goes after a page was swapped. Everything works without it, too.
(() => {
  "use strict";
  const KEYS_OFF = "pipe-quest-keys";
  const on = () => localStorage.getItem(KEYS_OFF) !== "off";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  const follow = (rel) => document.querySelector(`main a[rel=${rel}]`)?.click();
  const acts = {
    n: () => follow("next"),
    ArrowRight: () => follow("next"),
    p: () => follow("prev"),
    ArrowLeft: () => follow("prev"),
    d: () => document.querySelector("[data-done]")?.click(),
    e: () => document.getElementById("note")?.focus(),
    f: nextFinding,
    "?": showKeys,
  };

  function nextFinding() {
    const all = [...document.querySelectorAll(".found")];
    const below = all.find((found) => found.getBoundingClientRect().top > window.innerHeight / 2);
    const next = below ?? all[0];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  function showKeys() {
    const dialog = document.getElementById("keys");
    if (dialog && !dialog.open) {
      document.getElementById("keys-on").checked = on();
      dialog.showModal();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.id === "note") {
      event.target.blur();
      return;
    }
    const scrolls = event.key.startsWith("Arrow") && event.target.closest(".diff");
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || scrolls) return;
    if (document.querySelector("dialog[open]")) return;
    if (!on() && event.key !== "?") return;
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "keys-on") localStorage.setItem(KEYS_OFF, event.target.checked ? "on" : "off");
  });

  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-keys]")) showKeys();
    const copy = event.target.closest("[data-copy]");
    if (!copy) return;
    const source = document.getElementById(copy.dataset.copy);
    const said = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(source.value);
      said.textContent = "Copied.";
    } catch (refused) {
      source.closest("details").open = true;
      source.select();
      said.textContent = "Your browser does not let me copy: press Ctrl+C.";
    }
  });

  // What is typed stays in this tab until the server has it: a session may end, a server may be away.
  const DRAFT = "pipe-quest-note:";
  const draftOf = (form) => {
    const login = document.querySelector(".login");
    return form && login ? DRAFT + login.textContent + ":" + form.getAttribute("action") : null;
  };
  const noteForm = (element) => element?.closest?.("form.notes") ?? null;

  document.addEventListener("input", (event) => {
    if (event.target.id === "note") sessionStorage.setItem(draftOf(event.target.form), event.target.value);
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".out")) return;
    Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT)).forEach((key) => sessionStorage.removeItem(key));
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const draft = draftOf(noteForm(event.detail.elt));
    if (!draft || event.detail.requestConfig.verb !== "post") return;
    const saved = document.getElementById("saved");
    const { status } = event.detail.xhr; // to htmx every answer that it swaps is a success
    if (status >= 200 && status < 400) {
      const sent = event.detail.requestConfig.formData.get("note");
      if (sessionStorage.getItem(draft) === sent) sessionStorage.removeItem(draft);
    } else if (saved && status === 409) {
      saved.textContent = "Not saved: the change moved on. Reload the page; what you typed is kept in this tab.";
    } else if (saved) {
      saved.textContent = "Not saved yet; it is kept in this tab.";
    }
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, elt, pathInfo, requestConfig } = event.detail;
    if (requestConfig.elt.id === "note" && xhr.status >= 400) event.detail.shouldSwap = false; // a page is no word beside it
    if (xhr.status !== 401) return;
    event.detail.shouldSwap = false;
    const away = document.getElementById("signed-out");
    const to = requestConfig.verb === "get" ? pathInfo.requestPath : location.pathname + location.search;
    away.querySelector("a").setAttribute("href", to);
    document.getElementById("kept").hidden = noteForm(elt) === null;
    away.hidden = false;
  });

  const restore = () => {
    const note = document.getElementById("note");
    const draft = note && draftOf(note.form);
    const typed = draft && sessionStorage.getItem(draft);
    if (!typed) return;
    if (typed === note.value) {
      sessionStorage.removeItem(draft);
      return;
    }
    note.value = typed;
    document.getElementById("saved").textContent = "What you typed is back; saving it.";
    htmx.trigger(note, "change");
  };

  const wake = () => {
    restore();
    document.querySelectorAll("[data-keys], [data-copy]").forEach((button) => { button.hidden = false; });
    const token = document.getElementById("token");
    const given = /^#token=([\w.~-]+)$/.exec(location.hash);
    if (token && given) {
      token.value = given[1];
      history.replaceState(null, "", location.pathname + location.search);
    }
    document.querySelector(".steps [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  };
  document.addEventListener("DOMContentLoaded", wake);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== document.body) return;
    wake();
    window.scrollTo(0, 0);
    document.querySelector("h1")?.focus({ preventScroll: true });
  });
})();
