// Elements without markup: text is always a text node, so nothing a person writes can become an element.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; `on*` are listeners, `data` is its dataset, null and false are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (isNothing(value)) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") setData(node, value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => !isNothing(child)));
  return node;
}

function isNothing(value) {
  return value === null || value === undefined || value === false;
}

function setData(node, values) {
  for (const [name, value] of Object.entries(values)) if (!isNothing(value)) node.dataset[name] = value;
}

/** Make a decorative icon of the page's sprite. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Make words that only a screen reader says. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}

let made = 0;

/** Return an id that the page has not used. */
export function freshId(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}
