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
    "?": showKeys,
  };

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

  const wake = () => {
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
