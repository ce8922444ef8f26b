"use strict";
/* What every page of the sandbox draws with. Signs are drawn rather than left to fonts: many a machine has no emoji. */

const ROUND = '<circle cx="12" cy="12" r="9"/>';
const SIGNS = {
  "✅": ["ok", `${ROUND}<path d="M8 12.4l2.8 2.8L16 9.6"/>`],
  "✓": ["ok", '<path d="M5 12.5l4.5 4.5L19 7.5"/>'],
  "❌": ["bad", `${ROUND}<path d="M9 9l6 6M15 9l-6 6"/>`],
  "✕": ["bad", '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>'],
  "⛔": ["bad", `${ROUND}<path d="M7.5 12h9"/>`],
  "⊘": ["flat", `${ROUND}<path d="M6 18L18 6"/>`],
  "⚠": ["wait", '<path d="M12 4l9 16H3zM12 10v4.5M12 17v.4"/>'],
  "⏳": ["wait", `${ROUND}<path d="M12 7v5l3.2 2"/>`],
  "⏹": ["flat", '<rect x="6" y="6" width="12" height="12" rx="2"/>'],
  "▫": ["flat", '<rect x="8.5" y="8.5" width="7" height="7" rx="1"/>'],
  "🔎": ["", '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>'],
  "🧠": ["", '<path d="M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.2l3 2"/>'],
  "🔇": ["bad", '<path d="M4 10v4h3l4.5 4V6L7 10zM15.5 9.8l5 5M20.5 9.8l-5 5"/>'],
  "🔴": ["full bad", '<circle cx="12" cy="12" r="6.5"/>'],
  "🟠": ["full orange", '<circle cx="12" cy="12" r="6.5"/>'],
  "🟡": ["full wait", '<circle cx="12" cy="12" r="6.5"/>'],
  "⚪": ["flat", '<circle cx="12" cy="12" r="6.5"/>'],
  "🎉": ["merged", '<path d="M12 3v4.5M12 16.5V21M3 12h4.5M16.5 12H21M5.8 5.8l3 3M15.2 15.2l3 3M18.2 5.8l-3 3M8.8 15.2l-3 3"/>'],
  "🚀": ["merged", '<path d="M12 20V5M6 11l6-6 6 6"/>'],
  "👍": ["ok", '<path d="M4 11h3.2v9H4zM7.2 11l4-7.5c1.4 0 2.4 1 2.4 2.4V9.5h4.8c1.2 0 2 1 1.8 2.2l-1.1 6.6c-.2 1-1 1.7-2 1.7H7.2"/>'],
  "👎": ["bad", '<g transform="rotate(180 12 12)"><path d="M4 11h3.2v9H4zM7.2 11l4-7.5c1.4 0 2.4 1 2.4 2.4V9.5h4.8c1.2 0 2 1 1.8 2.2l-1.1 6.6c-.2 1-1 1.7-2 1.7H7.2"/></g>'],
  "👀": ["", '<path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>'],
  "😄": ["wait", `${ROUND}<path d="M8 13.5c.8 2 2.2 3 4 3s3.2-1 4-3M9 9.5v.2M15 9.5v.2"/>`],
  "😕": ["wait", `${ROUND}<path d="M8.5 16.2l7-2M9 9.5v.2M15 9.5v.2"/>`],
  "❤": ["bad", '<path d="M12 20s-8-4.8-8-10.4A4.4 4.4 0 0 1 12 7.4a4.4 4.4 0 0 1 8 2.2C20 15.2 12 20 12 20z"/>'],
  "●": ["", '<circle cx="12" cy="12" r="3.5"/><path d="M3 12h5.5M15.5 12H21"/>'],
  "⇣": ["", '<circle cx="7" cy="5.5" r="2.3"/><circle cx="7" cy="18.5" r="2.3"/><circle cx="17.5" cy="14" r="2.3"/><path d="M7 8v8M7 8c.4 4 4 6 8 6"/>'],
};
const SIGN = new RegExp(`(${Object.keys(SIGNS).join("|")})\uFE0F?`, "u");

/** Makes an element; strings become text, never HTML. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "html") node.innerHTML = value; /* only what the server has rendered and made safe, and our own drawings */
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A sign, drawn; the character stays for those who copy the text or have it read to them. */
function sign(character) {
  const [kind, drawing] = SIGNS[character];
  return el("span", { class: "sign " + kind }, el("span", { "aria-hidden": "true", html: `<svg viewBox="0 0 24 24">${drawing}</svg>` }), el("span", { class: "unseen" }, character));
}

/** Draws the signs in a rendered text, but for those in code. */
function drawSigns(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (SIGN.test(walker.currentNode.data) && !walker.currentNode.parentElement.closest("code")) found.push(walker.currentNode);
  for (const node of found) {
    const pieces = node.data.split(SIGN); /* text, sign, text, sign, ... text */
    node.replaceWith(...pieces.map((piece, i) => (i % 2 ? sign(piece) : piece)));
  }
  return root;
}

function face(user) {
  const login = user ? user.login : "ghost";
  let hue = 0;
  for (const letter of login) hue = (hue * 31 + letter.charCodeAt(0)) % 360;
  return el("span", { class: "face" + (user && user.type === "Bot" ? " bot" : ""), style: `background:hsl(${hue} 45% 42%)`, "aria-hidden": "true" }, login.slice(0, 2).toUpperCase());
}

function label(one) {
  const colour = /^[0-9a-f]{6}$/i.test(one.color) ? one.color : "888888";
  return el("span", { class: "label", style: `background:#${colour}33;border-color:#${colour}88` }, one.name);
}

function standing(pull) {
  return pull.merged ? ["Merged", "merged"] : pull.state === "closed" ? ["Closed", "closed"] : pull.draft ? ["Draft", "draft"] : ["Open", "open"];
}

/** What the server has put into the page, so that it is whole as soon as it is loaded; null when it could not. */
function embedded() { return JSON.parse(document.getElementById("data").textContent); }

/**
 * Calls back when something of the sandbox has changed. For the first seconds it asks, then it listens to the stream of
 * changes: what photographs a page waits until nothing is loading any more, and a stream loads for ever.
 */
function follow(changed) {
  const mark = document.getElementById("live");
  const tell = (words, on) => { mark.textContent = words; mark.classList.toggle("on", on); };
  tell("live", true);
  const asking = setInterval(() => changed(null), 1000);
  setTimeout(() => {
    const stream = new EventSource("/_sandbox/events");
    stream.onopen = () => { clearInterval(asking); tell("live", true); changed(null); };
    stream.onerror = () => tell("reconnecting", false);
    stream.onmessage = (message) => changed(JSON.parse(message.data));
  }, 15000);
}
