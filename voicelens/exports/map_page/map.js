"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const canvas = document.getElementById("map"), tip = document.getElementById("tip"), find = document.getElementById("find");
const paint = canvas.getContext("2d"), still = { k: 1, x: 0, y: 0 };
let view = { ...still }, picked = null, word = "", near = -1, drag = null;
const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const folded = data.ideas.map(idea => plain(idea[3]));
const size = () => { const box = canvas.getBoundingClientRect(); return [box.width, box.height]; };
const place = (idea) => { const [w, h] = size(), m = 24; return [(m + idea[0] * (w - 2 * m)) * view.k + view.x, (m + idea[1] * (h - 2 * m)) * view.k + view.y]; };
const lit = at => (picked === null || data.ideas[at][2] === picked) && (word === "" || folded[at].includes(word));
function mark(x, y, r, kind) {
  paint.beginPath();
  if (kind === 1) paint.rect(x - r, y - r, 2 * r, 2 * r); else if (kind === 2) { paint.moveTo(x, y - r * 1.3); paint.lineTo(x + r * 1.3, y); paint.lineTo(x, y + r * 1.3); paint.lineTo(x - r * 1.3, y); paint.closePath(); } else paint.arc(x, y, r, 0, 7);
}
function draw() {
  const [w, h] = size(), dense = window.devicePixelRatio || 1;
  canvas.width = w * dense; canvas.height = h * dense;
  paint.setTransform(dense, 0, 0, dense, 0, 0); paint.clearRect(0, 0, w, h);
  const r = Math.max(1.6, Math.min(4.5, 160 / Math.sqrt(data.ideas.length))) * Math.sqrt(view.k);
  for (const on of [false, true]) data.ideas.forEach((idea, at) => {
    if (lit(at) !== on) return;
    const [x, y] = place(idea);
    if (x < -9 || y < -9 || x > w + 9 || y > h + 9) return;
    paint.globalAlpha = on ? 0.8 : 0.1; paint.fillStyle = data.themes[idea[2]].color; mark(x, y, r, idea[4]); paint.fill();
  });
  paint.globalAlpha = 1; paint.font = "600 12px system-ui, sans-serif"; paint.textAlign = "center"; paint.lineJoin = "round";
  const taken = [];
  data.themes.forEach((theme, at) => {
    if (!theme.middle || (picked !== null && picked !== at)) return;
    const [x, y] = place(theme.middle), half = paint.measureText(theme.short).width / 2 + 4;
    if (picked === null && taken.some(box => Math.abs(box[0] - x) < box[2] + half && Math.abs(box[1] - y) < 16)) return;
    taken.push([x, y, half]);
    paint.lineWidth = 4; paint.strokeStyle = "#fff"; paint.strokeText(theme.short, x, y); paint.fillStyle = "#1b2230"; paint.fillText(theme.short, x, y);
  });
  if (near >= 0) { const [x, y] = place(data.ideas[near]); paint.lineWidth = 2; paint.strokeStyle = "#1b2230"; mark(x, y, r + 3, 0); paint.stroke(); }
}
function show(at, x, y) {
  near = at; tip.hidden = at < 0;
  if (at >= 0) {
    const idea = data.ideas[at], small = document.createElement("small");
    small.textContent = data.themes[idea[2]].name + " · " + data.kinds[idea[4]];
    tip.replaceChildren(document.createTextNode(idea[3]), small); tip.dir = "auto";
    const [w] = size(), left = Math.min(x + 14, w - tip.offsetWidth - 6);
    tip.style.left = Math.max(4, left) + "px"; tip.style.top = y + 16 + "px";
  }
  draw();
}
function closest(x, y) {
  let best = -1, least = 14 * 14;
  data.ideas.forEach((idea, at) => { if (!lit(at)) return; const [a, b] = place(idea), d = (a - x) ** 2 + (b - y) ** 2; if (d < least) { least = d; best = at; } });
  return best;
}
const spot = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
function zoom(by, x, y) {
  const k = Math.min(40, Math.max(1, view.k * by)), f = k / view.k;
  view = k === 1 ? { ...still } : { k, x: x - (x - view.x) * f, y: y - (y - view.y) * f }; draw();
}
canvas.addEventListener("pointerdown", event => { drag = [...spot(event), view.x, view.y]; });
canvas.addEventListener("pointermove", event => {
  const [x, y] = spot(event);
  if (drag && event.buttons) { view.x = drag[2] + x - drag[0]; view.y = drag[3] + y - drag[1]; draw(); } else show(closest(x, y), x, y);
});
window.addEventListener("pointerup", () => { drag = null; });
canvas.addEventListener("pointerleave", () => show(-1, 0, 0));
canvas.addEventListener("wheel", event => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...spot(event)); }, { passive: false });
canvas.addEventListener("keydown", event => {
  const [w, h] = size(), moves = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
  if (event.key === "+" || event.key === "=") zoom(1.3, w / 2, h / 2);
  else if (event.key === "-") zoom(1 / 1.3, w / 2, h / 2);
  else if (moves[event.key]) { view.x += moves[event.key][0]; view.y += moves[event.key][1]; draw(); } else return;
  event.preventDefault();
});
const count = () => { document.getElementById("found").textContent = word || picked !== null ? String(data.ideas.filter((_, at) => lit(at)).length) : ""; };
find.addEventListener("input", () => { word = plain(find.value.trim()); count(); draw(); });
const buttons = [...document.querySelectorAll("#legend button")];
function pick(at) { picked = picked === at ? null : at; buttons.forEach((button, n) => button.setAttribute("aria-pressed", String(n === picked))); count(); draw(); }
buttons.forEach((button, at) => button.addEventListener("click", () => pick(at)));
document.getElementById("again").addEventListener("click", () => { view = { ...still }; word = find.value = ""; if (picked !== null) pick(picked); near = -1; tip.hidden = true; count(); draw(); });
window.addEventListener("resize", draw);
draw();
