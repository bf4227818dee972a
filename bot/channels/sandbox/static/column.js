// One chat: header, messages, composer.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { chat, nameOf } from "./directory.js";
import { el, freshId, icon } from "./dom.js";
import { cardIn, messagesOf } from "./feed.js";
import { openForm } from "./form.js";
import { drawMessage, face } from "./message.js";
import { press } from "./presses.js";
import { word } from "./settings.js";
import { day, dayKey } from "./times.js";
import { tried } from "./toasts.js";

const ABOVE = 34; // pixels kept free above a tall message, for its byline
const NEAR = 80; // pixels from the end that still count as reading the newest

/** A chat on the page; `focused` and `closed` tell the page what the person did with it. */
export class Column {
  constructor(code, { focused, closed }) {
    Object.assign(this, { code, about: chat(code), drawn: new Map(), unread: 0 });
    this.isRoom = this.about.kind === "room";
    this.composer = new Composer({ room: code, isRoom: this.isRoom, actor: () => this.actor, sent: () => this.waiting() });
    this.element = this.#draw(focused, closed);
    this.redraw();
  }

  /** Who acts here: the person, or the chosen member of a room. */
  get actor() {
    return this.isRoom ? this.members.value : this.code;
  }

  /** Draw everything anew. */
  redraw() {
    this.log.replaceChildren();
    this.drawn.clear();
    this.lastDay = null;
    const all = messagesOf(this.code);
    all.forEach((message) => this.#add(message));
    this.empty.hidden = all.length > 0;
    this.toNewest();
  }

  /** Take in new and rewritten messages. */
  take(batch) {
    const fresh = batch.filter((message) => !this.drawn.has(message.id)).sort((one, other) => one.id - other.id);
    batch.filter((message) => this.drawn.has(message.id)).forEach((message) => this.#rewrite(message));
    fresh.forEach((message) => this.#add(message));
    this.empty.hidden = this.drawn.size > 0;
    const own = fresh.some((message) => message.author === this.actor);
    if (fresh.length && (this.following || own)) this.toNewest();
    else if (fresh.length) this.jump.hidden = false;
    return fresh.filter((message) => message.author === "bot").length;
  }

  /** Show that the bot is at work until it has nothing left to do. */
  async waiting() {
    this.typing.hidden = false;
    await api.idle().catch(() => null);
    this.typing.hidden = true;
  }

  #draw(focused, closed) {
    const id = freshId("chat");
    this.log = el("div", { class: "log", role: "log", tabindex: "0", "aria-live": "polite", "aria-labelledby": id,
      onscroll: () => this.#scrolled() });
    this.empty = el("p", { class: "empty" }, word(this.#emptyWord()));
    this.typing = el("p", { class: "typing", hidden: true }, el("span", { class: "dots", "aria-hidden": "true" }), word("typing"));
    this.jump = el("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toNewest() }, icon("down"), word("new_messages"));
    const close = el("button", { type: "button", class: "icon-button", "aria-label": `${word("close_chat")} ${this.about.name}`,
      onclick: () => closed(this.code) }, icon("close"));
    const column = el("section", { class: "column", data: { code: this.code }, "aria-labelledby": id, onfocusin: () => focused(this.code) },
      el("header", { class: "column-head" }, face(this.code),
        el("div", { class: "who" }, el("h2", { id }, this.about.name), this.isRoom ? this.#actorPicker() : this.#role()),
        close),
      el("div", { class: "log-frame" }, this.empty, this.log, this.jump),
      this.typing, this.composer.element,
      el("p", { class: "drop-here", "aria-hidden": "true" }, word("drop")));
    if (!this.isRoom) this.#takeDrops(column);
    return column;
  }

  #emptyWord() {
    if (this.isRoom) return "no_messages_room";
    const asks = this.about.roles.includes("requester") && this.about.roles.length === 1;
    return asks ? "no_messages" : "no_messages_waiting";
  }

  #role() {
    return el("p", { class: "role" }, [this.about.role, this.about.area].filter(Boolean).join(" · "));
  }

  #actorPicker() {
    const id = freshId("actor");
    this.members = el("select", { id }, this.about.members.map((handle) => el("option", { value: handle }, nameOf(handle))));
    return el("p", { class: "role" }, el("label", { for: id }, word("acting_as")), " ", this.members);
  }

  #takeDrops(column) {
    let depth = 0;
    const over = (change) => { depth = Math.max(0, depth + change); column.classList.toggle("dropping", depth > 0); };
    column.addEventListener("dragenter", (event) => { event.preventDefault(); over(1); });
    column.addEventListener("dragover", (event) => event.preventDefault());
    column.addEventListener("dragleave", () => over(-1));
    column.addEventListener("drop", (event) => { event.preventDefault(); over(-depth); this.composer.attach(event.dataTransfer.files); });
  }

  #hands(message) {
    return {
      press: (button, element) => this.#press(button, element),
      openForm: (form) => openForm(form, { as: this.actor, sent: () => this.waiting() }),
      reply: message.author === "bot" ? (card) => this.composer.replyTo(card.body.card, this.#snippet(card.body.card)) : null,
      snippet: (card) => this.#snippet(card),
    };
  }

  #snippet(card) {
    return cardIn(this.code, card)?.body.paragraphs?.[0] ?? "";
  }

  #add(message) {
    if (dayKey(message.at) !== this.lastDay) {
      this.lastDay = dayKey(message.at);
      this.log.append(el("p", { class: "day" }, el("span", {}, day(message.at))));
    }
    const node = drawMessage(message, this.#hands(message));
    const before = this.log.lastElementChild;
    if (before?.dataset.side === node.dataset.side && before.dataset.author === message.author) node.classList.add("follows");
    node.dataset.author = message.author;
    this.drawn.set(message.id, node);
    this.log.append(node);
  }

  #rewrite(message) {
    const old = this.drawn.get(message.id);
    const held = old.contains(document.activeElement) ? [...old.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    const node = drawMessage(message, this.#hands(message));
    node.classList.toggle("follows", old.classList.contains("follows"));
    node.classList.add("changed");
    node.dataset.author = message.author;
    old.replaceWith(node);
    this.drawn.set(message.id, node);
    if (held >= 0) [...node.querySelectorAll("button")][held]?.focus();
  }

  async #press(button, element) {
    if (element.getAttribute("aria-disabled") === "true") return;
    element.setAttribute("aria-disabled", "true"); // stays focusable, and is not pressed twice
    if (await tried(() => press(this.actor, button))) await this.waiting();
    element.removeAttribute("aria-disabled");
  }

  /** Show the newest message: its end, or its beginning where it is taller than the chat. */
  toNewest() {
    const newest = this.log.lastElementChild;
    const end = this.log.scrollHeight - this.log.clientHeight;
    const start = newest ? newest.offsetTop - this.log.offsetTop - ABOVE : end;
    this.log.scrollTop = Math.min(end, start);
    this.placed = this.log.scrollTop;
    this.following = true;
    this.jump.hidden = true;
  }

  #scrolled() {
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
    this.following = atEnd || Math.abs(this.log.scrollTop - this.placed) < 2;
    if (atEnd) this.jump.hidden = true;
  }
}
