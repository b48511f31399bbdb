"use strict";
// Filters whose state lives in the address, links that always land, a choice of theme.
// Without this file everything is visible and every link works.
//
// The address after # is "TARGET!FILTERS": an element's id, then the filters as a query. Both
// may be missing; a plain "#id" is what a link without script would use.
(() => {
  const form = document.getElementById("filters");
  const claims = [...document.querySelectorAll("tbody.claim")];
  const groups = [...document.querySelectorAll("tbody.group")];
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const words = new Map(claims.map((claim) => [claim, fold(claim.textContent)]));

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
  }

  function read() {
    const hash = location.hash.slice(1);
    const at = hash.indexOf("!");
    const decode = (text) => {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    };
    return at < 0
      ? { target: decode(hash), filters: null }
      : { target: decode(hash.slice(0, at)), filters: new URLSearchParams(hash.slice(at + 1)) };
  }

  function chosen() {
    const filters = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value.trim() !== "") filters.set(name, value);
    }
    return filters;
  }

  function write(target, filters) {
    const query = filters.toString();
    const hash = query === "" ? `#${target}` : `#${target}!${query}`;
    if (hash === location.hash || (hash === "#" && location.hash === "")) return;
    try {
      history.replaceState(null, "", hash);
    } catch {
      location.replace(hash);
    }
  }

  function fill(filters) {
    for (const field of form.elements) {
      if (!field.name) continue;
      const value = filters.get(field.name) ?? "";
      if (field.type === "checkbox") {
        field.checked = value === field.value;
      } else if (field.type === "search" || [...field.options].some((o) => o.value === value)) {
        field.value = value;
      } else {
        field.value = "";
      }
    }
  }

  function holds(claim, filters) {
    const has = claim.dataset.has.split(" ");
    const kinds = claim.dataset.kinds.split(" ");
    const [wanted, letter] = (filters.get("source") ?? "").split("-");
    const asked = fold(filters.get("q") ?? "").split(/\s+/).filter(Boolean);
    return (
      (!filters.has("in") || claim.dataset.in === filters.get("in")) &&
      (!filters.has("differs") || claim.dataset.kinds !== "") &&
      (!filters.has("look") || claim.dataset.look === "1") &&
      (!filters.has("kind") || kinds.includes(filters.get("kind"))) &&
      (!letter || has.includes(letter) === (wanted === "has")) &&
      asked.every((word) => words.get(claim).includes(word))
    );
  }

  function apply() {
    const filters = chosen();
    let count = 0;
    for (const claim of claims) {
      const keep = holds(claim, filters);
      claim.hidden = !keep;
      if (keep) count += 1;
    }
    for (const group of groups) {
      let next = group.nextElementSibling;
      while (next && next.hidden && next.classList.contains("claim")) {
        next = next.nextElementSibling;
      }
      group.hidden = !next || !next.classList.contains("claim");
    }
    const all = claims.length;
    shown.textContent =
      count === all ? `${all} claims` : `${count} of ${all} claims shown`;
    nothing.hidden = count > 0 || all === 0;
    return filters;
  }

  // Opens what hides the target, and lifts the filters where they do.
  function land(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    const claim = target.closest("tbody.claim");
    if (claim && claim.hidden) {
      form.reset();
      apply();
    }
    for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) {
      at.open = true;
    }
    target.scrollIntoView();
  }

  function follow() {
    const { target, filters } = read();
    // A plain link to a place keeps the filters that stand; an empty address has none.
    if (filters || !target) fill(filters ?? new URLSearchParams());
    apply();
    land(target);
    mark(target);
    write(target, chosen());
  }

  // Style knows a target only by a plain address, so it is told.
  function mark(id) {
    for (const old of document.querySelectorAll(".target")) old.classList.remove("target");
    const target = id && document.getElementById(id);
    if (target) target.classList.add("target");
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => write("", apply()));
  form.addEventListener("reset", () => setTimeout(() => write("", apply())));
  nothing.querySelector("button").addEventListener("click", () => {
    form.reset();
    form.elements.q.focus();
  });
  addEventListener("hashchange", follow);
  follow();

  // A count above leads to the claims that it counts.
  for (const link of document.querySelectorAll(".counts a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      fill(new URLSearchParams(link.hash.slice(2)));
      write("", apply());
      document.getElementById("claims").scrollIntoView();
      form.elements.in.focus({ preventScroll: true });
    });
  }

  // The same claim lights up in all columns of the overview.
  const strip = document.querySelector(".strip svg");
  const light = (row) => {
    for (const old of strip.querySelectorAll(".lit")) old.classList.remove("lit");
    if (!row) return;
    for (const part of strip.querySelectorAll(`[data-r="${CSS.escape(row)}"]`)) {
      part.classList.add("lit");
    }
  };
  strip.addEventListener("pointerover", (event) => light(event.target.dataset.r));
  strip.addEventListener("pointerleave", () => light(null));

  const button = document.getElementById("theme");
  const themes = { "": "as the system", light: "light", dark: "dark" };
  const remember = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("claimdiff-theme") ?? "";
      localStorage.setItem("claimdiff-theme", value);
    } catch {
      // A page opened from a file may have no storage: the choice then lasts as long as the page.
    }
    return value ?? "";
  };
  const dress = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    button.firstElementChild.textContent = themes[theme];
  };
  let theme = remember();
  if (!(theme in themes)) theme = "";
  dress(theme);
  button.hidden = false;
  button.addEventListener("click", () => {
    const names = Object.keys(themes);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    remember(theme);
    dress(theme);
  });
})();
