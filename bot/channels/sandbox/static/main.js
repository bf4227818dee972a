// The page: opens chats side by side (one at a time on a phone) and keeps them up to date.

import { showNow, startClock } from "./clock.js";
import { Column } from "./column.js";
import { chat, loadDirectory } from "./directory.js";
import { el, unseen } from "./dom.js";
import { follow } from "./feed.js";
import { openForm } from "./form.js";
import { face } from "./message.js";
import { followChat, refreshPanel, startPanel } from "./panel.js";
import { startPicker } from "./picker.js";
import { answered, pressedJustNow } from "./presses.js";
import { DEFAULT_CHATS, word } from "./settings.js";

const REMEMBERED = "pregonero.chats";
const place = document.getElementById("chats");
const tabs = document.getElementById("tabs");
const columns = new Map();
let current = null;

function remembered() {
  try {
    const codes = JSON.parse(localStorage.getItem(REMEMBERED));
    return Array.isArray(codes) ? codes : null;
  } catch {
    return null;
  }
}

function remember() {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify([...columns.keys()]));
  } catch {
    // a browser that keeps nothing opens the same chats next time
  }
}

function open(code) {
  if (columns.has(code) || !chat(code)) return;
  const column = new Column(code, { focused: focus, closed: close });
  columns.set(code, column);
  place.append(column.element);
  watcher.observe(column.element);
  column.redraw();
}

function close(code) {
  columns.get(code)?.element.remove();
  columns.delete(code);
  if (current === code) current = columns.keys().next().value ?? null;
  afterChange();
}

function toggle(code) {
  if (columns.has(code)) {
    close(code);
    return;
  }
  open(code);
  show(code);
}

function show(code) {
  focus(code);
  columns.get(code)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  afterChange();
}

function focus(code) {
  if (current === code) return;
  current = code;
  followChat(code);
  drawTabs();
}

function afterChange() {
  remember();
  drawTabs();
}

function drawTabs() {
  for (const [code, column] of columns) column.element.classList.toggle("current", code === current);
  const held = document.activeElement?.dataset?.tab;
  tabs.replaceChildren(...[...columns.values()].map(tab));
  if (held) tabs.querySelector(`[data-tab="${CSS.escape(held)}"]`)?.focus();
}

function tab(column) {
  const unread = column.unread
    ? el("span", { class: "unread" }, String(column.unread), unseen(word("unread")))
    : null;
  return el("button", { type: "button", class: "tab", data: { tab: column.code }, "aria-current": column.code === current ? "true" : null,
    onclick: () => show(column.code) }, face(column.code), el("span", {}, column.about.name), unread);
}

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const column = columns.get(entry.target.dataset.code);
    if (!column) continue;
    column.visible = entry.isIntersecting;
    if (!column.visible) continue;
    column.unread = 0;
    if (column.following) column.toNewest();
  }
  drawTabs();
}, { root: place, threshold: 0.5 });

function seen(batch, { first, reset }) {
  for (const column of columns.values()) {
    if (first || reset) {
      column.redraw();
      continue;
    }
    const fresh = column.take(batch.filter((message) => message.room === column.code));
    if (!column.visible) column.unread += fresh;
  }
  if (!first) batch.forEach(answerPress);
  drawTabs();
  refreshPanel();
}

// What answers a press belongs to the person, whose chat may not be open (a room was).
function answerPress(message) {
  const { room, author, body } = message;
  if (author !== "bot" || !pressedJustNow(room)) return;
  if (body.private) open(room);
  if (!body.form) return;
  answered(room);
  openForm(body.form, { as: room, sent: () => columns.get(room)?.waiting() });
}

async function start() {
  await loadDirectory();
  const wanted = (remembered() ?? DEFAULT_CHATS).filter(chat);
  (wanted.length ? wanted : DEFAULT_CHATS).forEach(open);
  startPanel();
  startClock();
  startPicker({ isOpen: (code) => columns.has(code), toggle });
  focus(columns.keys().next().value);
  await follow({ seen, now: showNow, online: (yes) => { document.body.dataset.online = yes ? "yes" : "no"; } });
}

start();
