"use strict";
/* The network of the page: laid out by forces, drawn on a canvas. No randomness: the same data gives the same picture.
   Data: nodes [iri, kind, zh, en, code, level, province, ties in the whole graph],
   edges [source, target, relation, statements, [years], [[report, start, end, sentence or digest], …]]. */

const COLOURS = { place: "#1f77b4", strategy: "#d62728", project: "#2ca02c", agency: "#9467bd", policy: "#ff7f0e", report: "#7f7f7f" };

/* ---- layout --------------------------------------------------------------------------------------------------- */

/* Forces: things push each other apart by their ties, ties pull with the logarithm of their length, so that what is
   tied stands in clusters; gravity grows with distance and keeps near what is tied to nothing. */
const REPULSION = 0.6, PULL = 2.2, GRAVITY = 0.01;

/* Points on a sunflower's spiral: even, and the same each time. */
function start(count) {
  const x = new Float64Array(count), y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const radius = 12 * Math.sqrt(i + 0.5), angle = i * 2.399963229728653;
    x[i] = radius * Math.cos(angle);
    y[i] = radius * Math.sin(angle);
  }
  return { x, y };
}

/* A quadtree over points; each cell has its mass and centre of mass. Arrays, for speed. */
function quadtree(x, y, mass) {
  const count = x.length;
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (let i = 0; i < count; i++) {
    left = Math.min(left, x[i]); right = Math.max(right, x[i]);
    top = Math.min(top, y[i]); bottom = Math.max(bottom, y[i]);
  }
  const tree = { size: [], cx: [], cy: [], mass: [], child: [], point: [] };
  const cell = (size) => {
    tree.size.push(size); tree.cx.push(0); tree.cy.push(0); tree.mass.push(0); tree.point.push(-1);
    tree.child.push(-1, -1, -1, -1);
    return tree.size.length - 1;
  };
  const whole = Math.max(right - left, bottom - top, 1) * 1.0001;
  cell(whole);
  const put = (i, at, x0, y0, depth) => {
    for (;;) {
      const total = tree.mass[at] + mass[i];
      tree.cx[at] = (tree.cx[at] * tree.mass[at] + x[i] * mass[i]) / total;
      tree.cy[at] = (tree.cy[at] * tree.mass[at] + y[i] * mass[i]) / total;
      const empty = tree.mass[at] === 0;
      tree.mass[at] = total;
      if (empty) { tree.point[at] = i; return; }
      if (depth > 40) return; /* points on top of each other: the cell's mass has them */
      const half = tree.size[at] / 2;
      if (tree.point[at] >= 0) {
        const other = tree.point[at];
        tree.point[at] = -1;
        const quarter = (x[other] >= x0 + half ? 1 : 0) + (y[other] >= y0 + half ? 2 : 0);
        const inner = cell(half);
        tree.child[4 * at + quarter] = inner;
        tree.cx[inner] = x[other]; tree.cy[inner] = y[other]; tree.mass[inner] = mass[other]; tree.point[inner] = other;
      }
      const quarter = (x[i] >= x0 + half ? 1 : 0) + (y[i] >= y0 + half ? 2 : 0);
      if (tree.child[4 * at + quarter] < 0) tree.child[4 * at + quarter] = cell(half);
      if (quarter & 1) x0 += half;
      if (quarter & 2) y0 += half;
      at = tree.child[4 * at + quarter];
      depth++;
    }
  };
  for (let i = 0; i < count; i++) put(i, 0, left, top, 0);
  return tree;
}

/* A layout that cools: step() moves everything once and says whether there is more to do. */
function layout(count, edges, steps) {
  const { x, y } = start(count), degree = new Float64Array(count);
  for (const [source, target] of edges) { degree[source]++; degree[target]++; }
  const mass = degree.map((ties) => 1 + ties);
  const fx = new Float64Array(count), fy = new Float64Array(count), stack = new Int32Array(4096);
  let done = 0;
  const repel = () => {
    const tree = quadtree(x, y, mass);
    for (let i = 0; i < count; i++) {
      let depth = 0;
      stack[depth++] = 0;
      while (depth > 0) {
        const at = stack[--depth];
        if (tree.mass[at] === 0 || tree.point[at] === i) continue;
        let dx = x[i] - tree.cx[at], dy = y[i] - tree.cy[at];
        let far = dx * dx + dy * dy;
        if (tree.point[at] >= 0 || tree.size[at] * tree.size[at] < 0.81 * far) {
          if (far < 0.01) { dx = 0.1 * ((i % 7) - 3.5); dy = 0.1 * ((i % 5) - 2.5); far = 0.3; }
          const force = REPULSION * mass[i] * tree.mass[at] / far;
          fx[i] += dx * force; fy[i] += dy * force;
        } else {
          for (let k = 0; k < 4; k++) { const inner = tree.child[4 * at + k]; if (inner >= 0 && depth < 4090) stack[depth++] = inner; }
        }
      }
    }
  };
  const step = () => {
    if (done >= steps || count === 0) return false;
    fx.fill(0); fy.fill(0);
    repel();
    for (const [source, target] of edges) {
      const dx = x[target] - x[source], dy = y[target] - y[source], far = Math.hypot(dx, dy);
      if (far === 0) continue;
      const pull = PULL * Math.log1p(far) / far;
      fx[source] += dx * pull; fy[source] += dy * pull; fx[target] -= dx * pull; fy[target] -= dy * pull;
    }
    const heat = 1 - done / steps;
    for (let i = 0; i < count; i++) {
      fx[i] -= GRAVITY * mass[i] * x[i]; fy[i] -= GRAVITY * mass[i] * y[i];
      const force = Math.hypot(fx[i], fy[i]), move = Math.min(40 * heat * heat + 0.3, force / mass[i]);
      if (force > 0) { x[i] += fx[i] / force * move; y[i] += fy[i] / force * move; }
    }
    done++;
    return done < steps;
  };
  return { x, y, degree, step };
}

/* ---- page ----------------------------------------------------------------------------------------------------- */

function view(doc, data) {
  const { nodes, edges } = data, canvas = doc.getElementById("canvas"), pen = canvas.getContext("2d");
  const placed = layout(nodes.length, edges, nodes.length > 3000 ? 120 : 300);
  const ties = nodes.map(() => []);
  edges.forEach((edge, at) => { ties[edge[0]].push(at); if (edge[1] !== edge[0]) ties[edge[1]].push(at); });
  const radius = nodes.map((node) => Math.min(2.5 + 0.9 * Math.sqrt(node[7]), 16));
  const order = nodes.map((_, at) => at).sort((a, b) => nodes[b][7] - nodes[a][7] || a - b);
  const state = { scale: 1, dx: 0, dy: 0, chosen: -1, over: -1, kinds: new Set(Object.keys(COLOURS)), relation: "", year: 0, fitted: true };
  let waiting = false;

  const byId = (name) => doc.getElementById(name);
  const shownNode = (at) => state.kinds.has(nodes[at][1]);
  const shownEdge = (edge) => shownNode(edge[0]) && shownNode(edge[1]) &&
    (!state.relation || edge[2] === state.relation) && (!state.year || edge[4].includes(state.year));

  function fit() {
    const points = order.filter(shownNode);
    if (!points.length) return;
    const xs = points.map((at) => placed.x[at]), ys = points.map((at) => placed.y[at]);
    const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
    state.scale = Math.min(canvas.clientWidth / (right - left + 80), canvas.clientHeight / (bottom - top + 80), 2.5);
    state.dx = canvas.clientWidth / 2 - state.scale * (left + right) / 2;
    state.dy = canvas.clientHeight / 2 - state.scale * (top + bottom) / 2;
  }

  function draw() {
    waiting = false;
    const ratio = doc.defaultView.devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio); canvas.height = Math.round(height * ratio);
    }
    if (state.fitted) fit();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const sx = (at) => placed.x[at] * state.scale + state.dx, sy = (at) => placed.y[at] * state.scale + state.dy;
    const focus = state.over >= 0 ? state.over : state.chosen;
    const near = new Set(focus >= 0 ? [focus] : []);
    const drawEdges = (wanted, colour) => {
      pen.strokeStyle = colour;
      pen.beginPath();
      for (const edge of wanted) { pen.moveTo(sx(edge[0]), sy(edge[0])); pen.lineTo(sx(edge[1]), sy(edge[1])); }
      pen.stroke();
    };
    pen.lineWidth = 1;
    drawEdges(edges.filter(shownEdge), focus >= 0 ? "rgba(120,130,140,0.07)" : "rgba(120,130,140,0.16)");
    if (focus >= 0) {
      const own = ties[focus].map((at) => edges[at]).filter(shownEdge);
      own.forEach((edge) => { near.add(edge[0]); near.add(edge[1]); });
      pen.lineWidth = 1.5;
      drawEdges(own, "rgba(40,60,80,0.6)");
    }
    const size = (at) => Math.max(1.5, radius[at] * Math.min(1, 0.35 + state.scale * 0.5));
    for (let rank = order.length - 1; rank >= 0; rank--) {
      const at = order[rank];
      if (!shownNode(at)) continue;
      pen.globalAlpha = focus < 0 || near.has(at) ? 1 : 0.18;
      pen.fillStyle = COLOURS[nodes[at][1]];
      pen.beginPath();
      pen.arc(sx(at), sy(at), size(at), 0, 2 * Math.PI);
      pen.fill();
      if (at === state.chosen) { pen.lineWidth = 2; pen.strokeStyle = "#111"; pen.stroke(); }
    }
    labels(focus, near, sx, sy, size, width, height);
    pen.globalAlpha = 1;
  }

  /* Labels of the busiest nodes first; one that would cover another is left out. */
  function labels(focus, near, sx, sy, size, width, height) {
    const taken = new Set(), wanted = focus >= 0 ? order.filter((at) => near.has(at)) : order;
    pen.font = "12px " + doc.defaultView.getComputedStyle(doc.body).fontFamily;
    pen.textBaseline = "middle";
    let written = 0;
    for (const at of focus >= 0 ? [focus, ...wanted] : wanted) {
      const left = sx(at) + size(at) + 2, middle = sy(at);
      if (!shownNode(at) || left < 0 || left > width || middle < 0 || middle > height || written > 150) continue;
      const text = nodes[at][2].length > 22 ? nodes[at][2].slice(0, 21) + "…" : nodes[at][2];
      const from = Math.floor(left / 12), to = Math.floor((left + pen.measureText(text).width) / 12), row = Math.floor(middle / 8);
      const cells = [];
      for (let column = from; column <= to; column++) cells.push(column + "," + row, column + "," + (row + 1));
      if (cells.some((cell) => taken.has(cell))) continue;
      cells.forEach((cell) => taken.add(cell));
      pen.globalAlpha = 1;
      pen.lineWidth = 3; pen.strokeStyle = "rgba(255,255,255,0.85)"; pen.strokeText(text, left, middle);
      pen.fillStyle = "#1c2733"; pen.fillText(text, left, middle);
      written++;
    }
  }

  function redraw() {
    if (!waiting) { waiting = true; doc.defaultView.requestAnimationFrame(draw); }
  }

  function settle() {
    const until = Date.now() + 14;
    let more = true;
    while (more && Date.now() < until) more = placed.step();
    redraw();
    if (more) doc.defaultView.requestAnimationFrame(settle);
  }

  /* ---- what stands beside the network: all of it set as text, never as markup ---- */

  function element(name, text, css) {
    const made = doc.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (css) made.className = css;
    return made;
  }

  function choose(at) {
    state.chosen = at;
    const panel = byId("panel");
    panel.replaceChildren();
    if (at < 0) { panel.append(element("p", data.words.hint, "soft")); redraw(); return; }
    const [iri, kind, zh, en, code, level, province] = nodes[at];
    const title = element("h2");
    title.append(element("span", "", "dot " + kind), element("span", zh));
    panel.append(title, element("p", [data.words.kinds[kind], en, code, level, province].filter(Boolean).join(" · "), "soft"), element("p", iri, "soft"));
    const own = ties[at].map((number) => edges[number]).filter(shownEdge).sort((a, b) => b[3] - a[3]);
    const list = element("ol");
    own.slice(0, 200).forEach((edge) => list.append(tie(at, edge)));
    panel.append(element("p", own.length + " " + data.words.ties + (own.length > 200 ? " (200)" : "")), list);
    redraw();
  }

  function tie(at, edge) {
    const item = element("li"), other = edge[0] === at ? edge[1] : edge[0];
    const button = element("button", nodes[other][2]);
    button.type = "button";
    button.addEventListener("click", () => choose(other));
    item.append(element("span", (edge[0] === at ? "→ " : "← ") + (data.words.relations[edge[2]] || edge[2]) + " "), button,
      element("span", " × " + edge[3] + "  " + edge[4].join(", "), "soft"));
    const rest = edge[5].length - 5;
    edge[5].slice(0, 5).forEach(([report, from, to, words]) => {
      item.append(element("blockquote", data.quotes ? words : "SHA-256 " + words), element("div", report + ":" + from + "–" + to, "soft"));
    });
    if (rest > 0) item.append(element("div", "+ " + rest + " " + data.words.more, "soft"));
    return item;
  }

  /* ---- pointer, keys, controls ---- */

  function under(event) {
    const box = canvas.getBoundingClientRect(), px = event.clientX - box.left, py = event.clientY - box.top;
    for (const at of order) {
      const dx = placed.x[at] * state.scale + state.dx - px, dy = placed.y[at] * state.scale + state.dy - py;
      if (shownNode(at) && dx * dx + dy * dy < Math.pow(Math.max(6, radius[at] * Math.min(1, 0.35 + state.scale * 0.5)), 2)) return at;
    }
    return -1;
  }

  function zoom(factor, px, py) {
    state.fitted = false;
    state.dx = px - (px - state.dx) * factor;
    state.dy = py - (py - state.dy) * factor;
    state.scale *= factor;
    redraw();
  }

  let held = null;
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY, at: under(event), moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) { const over = under(event); if (over !== state.over) { state.over = over; redraw(); } return; }
    const dx = event.clientX - held.x, dy = event.clientY - held.y;
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    Object.assign(held, { moved: true, x: event.clientX, y: event.clientY });
    state.fitted = false;
    if (held.at >= 0) { placed.x[held.at] += dx / state.scale; placed.y[held.at] += dy / state.scale; } else { state.dx += dx; state.dy += dy; }
    redraw();
  });
  canvas.addEventListener("pointerup", () => { if (held && !held.moved) choose(held.at); held = null; });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const middle = [canvas.clientWidth / 2, canvas.clientHeight / 2], move = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (event.key === "+" || event.key === "=") zoom(1.2, ...middle);
    else if (event.key === "-") zoom(1 / 1.2, ...middle);
    else if (event.key === "0") { state.fitted = true; redraw(); }
    else if (event.key === "Escape") choose(-1);
    else if (move) { state.fitted = false; state.dx += move[0]; state.dy += move[1]; redraw(); event.preventDefault(); }
  });
  byId("search").addEventListener("change", (event) => {
    const wanted = event.target.value.trim();
    const found = order.find((at) => nodes[at][2] === wanted) ?? order.find((at) => wanted && (nodes[at][2].includes(wanted) || nodes[at][3].toLowerCase().includes(wanted.toLowerCase())));
    byId("missing").textContent = wanted && found === undefined ? data.words.missing : "";
    if (found !== undefined) choose(found);
  });
  byId("relation").addEventListener("change", (event) => { state.relation = event.target.value; choose(state.chosen); });
  byId("year").addEventListener("change", (event) => { state.year = Number(event.target.value); choose(state.chosen); });
  doc.querySelectorAll("input[name=kind]").forEach((box) => box.addEventListener("change", () => {
    if (box.checked) state.kinds.add(box.value); else state.kinds.delete(box.value);
    redraw();
  }));
  byId("fit").addEventListener("click", () => { state.fitted = true; redraw(); });
  doc.querySelectorAll("button[data-node]").forEach((button) => button.addEventListener("click", () => {
    choose(Number(button.dataset.node));
    canvas.scrollIntoView({ block: "center" });
  }));
  doc.defaultView.addEventListener("resize", redraw);
  const asked = decodeURIComponent(doc.defaultView.location.hash.slice(1));
  choose(nodes.findIndex((node) => asked && (node[0] === asked || node[2] === asked)));
  settle();
}

if (typeof document !== "undefined") view(document, JSON.parse(document.getElementById("data").textContent));
