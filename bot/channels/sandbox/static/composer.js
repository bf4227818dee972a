// Where a person writes: text, files, or an answer in a card's thread.

import * as api from "./api.js";
import { el, freshId, icon, unseen } from "./dom.js";
import { size } from "./message.js";
import { MOST_BYTES, word } from "./settings.js";
import { toast, tried } from "./toasts.js";

const TALLEST = 160; // pixels

/** The lower edge of a chat. `actor` returns who writes, `sent` is called when something went out. */
export class Composer {
  constructor({ room, isRoom, actor, sent }) {
    Object.assign(this, { room, isRoom, actor, sent, files: [], card: null });
    this.element = this.#draw();
    this.#refresh();
  }

  /** Answer in a card's thread. */
  replyTo(card, snippet) {
    this.card = card;
    this.snippet = snippet;
    this.#refresh();
    this.text.focus();
  }

  /** Take files to be sent with the next message. */
  attach(files) {
    for (const file of files) {
      if (file.size > MOST_BYTES) toast(`${word("attachment_too_big")} ${file.name}`, "bad");
      else this.files.push(file);
    }
    this.#refresh();
    if (!this.isRoom) this.text.focus();
  }

  #draw() {
    const id = freshId("write");
    this.chips = el("div", { class: "chips" });
    this.text = el("textarea", {
      id, rows: 1, maxlength: 10000, autocomplete: "off",
      onkeydown: (event) => this.#key(event), oninput: () => this.#grow(),
      onpaste: (event) => this.#paste(event),
    });
    this.picker = el("input", {
      type: "file", multiple: true, class: "unseen", tabindex: "-1", "aria-hidden": "true",
      onchange: () => { this.attach(this.picker.files); this.picker.value = ""; },
    });
    const clip = el("button", { type: "button", class: "icon-button", "aria-label": word("attach"), title: word("attach"),
      onclick: () => this.picker.click() }, icon("clip"));
    this.sendButton = el("button", { type: "submit", class: "icon-button send", "aria-label": word("send"), title: word("send") }, icon("send"));
    const row = el("div", { class: "composer-row" },
      !this.isRoom && clip, el("label", { class: "unseen", for: id }, word("write")), this.text, this.picker, this.sendButton);
    return el("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.#send(); } }, this.chips, row);
  }

  #refresh() {
    const reply = this.card && this.#chip(icon("reply"), `${word("replying_to")} ${this.snippet}`, word("cancel"), () => { this.card = null; });
    const files = this.files.map((file) =>
      this.#chip(icon("file"), `${file.name} · ${size(file.size)}`, `${word("remove")} ${file.name}`, () => {
        this.files = this.files.filter((other) => other !== file);
      }));
    this.chips.replaceChildren(...[reply, ...files].filter(Boolean));
    this.text.placeholder = this.isRoom && !this.card ? word("write_room") : this.card ? word("reply_in_card") : word("write");
    this.text.disabled = this.isRoom && !this.card;
    this.sendButton.disabled = this.text.disabled;
  }

  #chip(mark, text, label, drop) {
    const away = () => { drop(); this.#refresh(); this.text.focus(); };
    return el("span", { class: "chip" }, mark, el("span", { class: "chip-text" }, text),
      el("button", { type: "button", class: "chip-away", "aria-label": label, onclick: away }, icon("close")));
  }

  #key(event) {
    if (event.key === "Escape" && this.card) {
      this.card = null;
      this.#refresh();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #paste(event) {
    if (!event.clipboardData?.files.length || this.isRoom) return;
    event.preventDefault();
    this.attach(event.clipboardData.files);
  }

  #grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST)}px`;
  }

  async #send() {
    const [text, files, card] = [this.text.value, this.files, this.card];
    if (this.sending || this.text.disabled || (!text.trim() && !files.length)) return;
    this.#busy(true);
    const went = await tried(() =>
      files.length ? api.upload(this.actor(), files, text.trim()) : api.say(this.actor(), text, card, this.room));
    this.#busy(false);
    if (!went) return;
    this.text.value = "";
    this.files = [];
    this.card = null;
    this.#grow();
    this.#refresh();
    this.sent();
  }

  #busy(sending) {
    this.sending = sending;
    this.element.setAttribute("aria-busy", String(sending));
    if (sending && this.files.length) this.chips.prepend(el("span", { class: "chip" }, unseen(""), word("uploading")));
    else if (!sending) this.#refresh();
  }
}
