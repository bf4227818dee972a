// One message as an element.

import { el, freshId, icon, unseen } from "./dom.js";
import { chat, initials, nameOf } from "./directory.js";
import { LOCALE, clock } from "./times.js";
import { word } from "./settings.js";

/** Draw a message; `hands` = {press, openForm, reply, snippet, openCards} of its chat. */
export function drawMessage(message, hands) {
  const mine = message.author === message.room;
  const side = message.author === "bot" ? "bot" : mine ? "own" : "other";
  const body = message.body;
  return el(
    "article",
    { class: "message", data: { side, kind: body.kind ?? "bot", id: message.id, private: body.private ? "yes" : null } },
    el("div", { class: "byline" }, face(message.author), el("span", { class: "author" }, nameOf(message.author))),
    el(
      "div",
      { class: isCard(body) ? "bubble card" : "bubble" },
      body.private && el("p", { class: "only-you" }, icon("lock"), word("private")),
      body.reply_to && quote(hands.snippet(body.reply_to)),
      body.kind === "pressed" && el("span", { class: "pressed-mark" }, icon("check"), unseen(word("pressed"))),
      ...(body.paragraphs ?? []).map((text) => el("p", { class: "words" }, text)),
      ...(body.sections ?? []).map(drawSection(hands)),
      ...(body.documents ?? []).map(drawDocument),
      body.form && drawFormOpener(body.form, hands),
      buttonRow(body.buttons ?? [], hands),
    ),
    foot(message, body, hands),
  );
}

/** Draw a face: two letters on the colour of the first role. */
export function face(author) {
  const known = chat(author);
  if (author === "bot") return el("img", { class: "face", src: "/sandbox/static/icon.svg", alt: "" });
  const letters = known?.kind === "room" ? "#" : initials(known?.name ?? author);
  return el("span", { class: "face", "aria-hidden": "true", data: { role: known?.roles?.[0] ?? "room" } }, letters);
}

function isCard(body) {
  return Boolean(body.card || body.sections?.length || body.form) && body.kind !== "submitted";
}

function quote(text) {
  return el("p", { class: "quote" }, icon("reply"), unseen(word("thread")), el("span", {}, text));
}

function drawSection(hands) {
  return (section) =>
    el(
      "section",
      { class: "facts" },
      section.title && el("h3", {}, section.title),
      el("dl", {}, section.facts.map((fact) => drawFact(fact, hands))),
    );
}

function drawFact(fact, hands) {
  const id = freshId("fact");
  return el(
    "div",
    { class: "fact", data: { missing: fact.missing ? "yes" : null, acts: fact.button ? "yes" : null } },
    el("dt", { id }, fact.label),
    el(
      "dd",
      {},
      fact.before !== null && fact.before !== undefined && before(fact.before),
      valueOf(fact),
      fact.note && el("span", { class: "note" }, fact.note),
    ),
    fact.button && el("dd", { class: "act" }, drawButton(fact.button, hands, { "aria-describedby": id })),
  );
}

function before(text) {
  return el("del", {}, unseen(word("before")), text);
}

function valueOf(fact) {
  const value = fact.missing
    ? el("span", { class: "value" }, icon("missing"), capital(fact.value || word("missing")))
    : el("span", { class: "value" }, fact.value);
  return fact.before ? el("ins", {}, unseen(word("now_said")), value) : value;
}

function capital(text) {
  return text.slice(0, 1).toLocaleUpperCase(LOCALE) + text.slice(1);
}

function drawDocument(file) {
  return file.alt ? drawPicture(file) : drawFile(file);
}

/** A picture with what it shows beside it, for who does not see it and for who sees it too small. */
function drawPicture(file) {
  return el(
    "figure",
    { class: "picture" },
    el("a", { href: file.url, target: "_blank", rel: "noopener" }, el("img", { src: file.url, alt: file.alt, loading: "lazy" })),
  );
}

function drawFile(file) {
  return el(
    "a",
    { class: "document", href: file.url, target: "_blank", rel: "noopener" },
    icon("file"),
    el("span", { class: "document-name" }, unseen(word("document")), file.name),
    file.size ? el("span", { class: "document-size" }, size(file.size)) : null,
  );
}

/** Return a file's size in words. */
export function size(bytes) {
  const [amount, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "kB"] : [bytes / 1024 ** 2, "MB"];
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount)} ${unit}`;
}

function drawFormOpener(form, hands) {
  return el(
    "div",
    { class: "form-opener" },
    el("p", { class: "words" }, form.title),
    el("button", { type: "button", class: "button", data: { style: "primary" }, onclick: () => hands.openForm(form) },
      icon("form"), word("form_open")),
  );
}

function buttonRow(buttons, hands) {
  if (!buttons.length) return null;
  return el("div", { class: "buttons", role: "group" }, buttons.map((button) => drawButton(button, hands)));
}

function drawButton(button, hands, more = {}) {
  const toggle = button.chosen !== null && button.chosen !== undefined;
  return el(
    "button",
    {
      type: "button",
      class: "button",
      data: { style: button.style, toggle: toggle ? "yes" : null, button: button.id },
      "aria-pressed": toggle ? String(button.chosen) : null,
      onclick: (event) => hands.press(button.id, event.currentTarget),
      ...more,
    },
    toggle && el("span", { class: "tick", "aria-hidden": "true" }, button.chosen ? icon("check") : null),
    el("span", {}, button.label),
  );
}

function foot(message, body, hands) {
  const replies = body.card && hands.reply;
  return el(
    "footer",
    { class: "foot" },
    el("time", { datetime: message.at }, clock(message.at)),
    message.author === "bot" && message.body.card && message.former_buttons?.length
      ? el("span", { class: "rewritten" }, word("rewritten"))
      : null,
    replies && el("button", { type: "button", class: "link", onclick: () => hands.reply(message) }, icon("reply"), word("reply")),
  );
}
