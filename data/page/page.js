(function () {
  "use strict";
  var root = document.documentElement;
  var q = document.getElementById("q");
  var hits = document.getElementById("hits");
  var listButton = document.getElementById("list");
  var entries = [].slice.call(document.querySelectorAll(".e"));
  var texts = null;
  var on = null; // the entry that was chosen last

  root.classList.add("js");
  var h1 = document.querySelector("h1");
  if (h1)
    document.title = h1.textContent;

  function each(list, f) { [].forEach.call(list, f); }

  // Whether the filters let an entry through, also where the list is shut.
  function wanted(e) {
    if (e.classList.contains("off"))
      return false;
    if (root.classList.contains("weak") && !e.classList.contains("h"))
      return false;
    return !["f", "m", "i", "r", "t", "b"].some(function (c) {
      return e.classList.contains(c) && root.classList.contains("hide-" + c);
    });
  }

  function recount() {
    var n = entries.filter(wanted).length;
    hits.textContent = n + " " + hits.dataset.word;
  }

  // --- filters and search ---

  each(document.querySelectorAll("[data-hide]"), function (b) {
    b.addEventListener("click", function () {
      var hide = b.getAttribute("aria-pressed") === "true";
      b.setAttribute("aria-pressed", String(!hide));
      root.classList.toggle("hide-" + b.dataset.hide, hide);
      recount();
    });
  });
  each(document.querySelectorAll("[data-show]"), function (b) {
    b.addEventListener("click", function () {
      var show = b.getAttribute("aria-pressed") !== "true";
      b.setAttribute("aria-pressed", String(show));
      root.classList.toggle(b.dataset.show, show);
      recount();
    });
  });

  function search() {
    var words = q.value.toLowerCase().split(/\s+/).filter(Boolean);
    texts = texts || entries.map(function (e) {
      return e.textContent.toLowerCase();
    });
    entries.forEach(function (e, i) {
      e.classList.toggle("off", !words.every(function (w) {
        return texts[i].indexOf(w) >= 0;
      }));
    });
    recount();
  }
  var timer = 0;
  q.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(search, 120);
  });

  // --- there and back ---

  function sheet(open) {
    each(document.querySelectorAll(".side"), function (s) {
      s.classList.toggle("open", open);
    });
    listButton.setAttribute("aria-expanded", String(open));
  }

  function markOf(e) {
    return document.getElementById("m" + e.id.slice(1));
  }

  function choose(e) {
    if (on) {
      on.classList.remove("on");
      if (markOf(on))
        markOf(on).classList.remove("on");
    }
    on = e;
    e.classList.add("on");
    if (markOf(e))
      markOf(e).classList.add("on");
  }

  function within(e) { // scrolls the list only
    var side = e.closest(".side");
    var box = side.getBoundingClientRect(), at = e.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom)
      side.scrollTop += at.top - box.top - box.height / 3;
  }

  function show(e) { // the place in the text
    choose(e);
    within(e);
    var m = markOf(e);
    if (m) {
      m.scrollIntoView();
      m.focus({ preventScroll: true });
    }
  }

  entries.forEach(function (e) {
    e.firstChild.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      event.preventDefault();
      history.replaceState(null, "", e.firstChild.getAttribute("href"));
      show(e);
    });
  });
  document.addEventListener("click", function (event) {
    var m = event.target.closest(".prose mark");
    if (!m) {
      if (event.target.closest(".prose"))
        sheet(false);
      return;
    }
    while (m && !m.id) // the part of a mark that goes on in a new line
      m = m.parentNode.closest("mark");
    var e = m && document.getElementById("e" + m.id.slice(1));
    if (e) {
      choose(e);
      sheet(true);
      within(e);
      var side = e.closest(".side"); // on a phone it may cover the mark
      if (getComputedStyle(side).position === "fixed" &&
          m.getBoundingClientRect().bottom >
          side.getBoundingClientRect().top)
        m.scrollIntoView();
    }
  });
  listButton.addEventListener("click", function () {
    sheet(listButton.getAttribute("aria-expanded") !== "true");
  });

  // --- light and dark ---

  function theme() {
    var dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }
  document.getElementById("theme").addEventListener("click", theme);

  // --- keys ---

  function step(by) {
    var some = entries.filter(wanted);
    if (!some.length)
      return;
    var i = some.indexOf(on);
    i = i < 0 ? (by > 0 ? 0 : some.length - 1) : i + by;
    show(some[(i + some.length) % some.length]);
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === "Escape") {
      if (q.value) {
        q.value = "";
        search();
      }
      q.blur();
      sheet(false);
      return;
    }
    if (event.target === q)
      return;
    if (event.key === "/")
      q.focus();
    else if (event.key === "n" || event.key === "p")
      step(event.key === "n" ? 1 : -1);
    else if (event.key === "t")
      theme();
    else if (event.key === "b" && on) {
      sheet(true);
      within(on);
      on.firstChild.focus({ preventScroll: true });
    }
    else
      return;
    event.preventDefault();
  });

  // --- where one reads, in the table of contents ---

  if (window.IntersectionObserver) {
    var links = {};
    each(document.querySelectorAll(".toc a"), function (a) {
      links[a.hash.slice(1)] = a;
    });
    var current = null;
    var seen = new IntersectionObserver(function (list) {
      list.forEach(function (x) {
        if (!x.isIntersecting || !links[x.target.id])
          return;
        if (current)
          current.removeAttribute("aria-current");
        current = links[x.target.id];
        current.setAttribute("aria-current", "location");
      });
    }, { rootMargin: "-10% 0px -70% 0px" });
    each(document.querySelectorAll(".prose h2, .prose h3"), function (h) {
      seen.observe(h);
    });
  }
  if (matchMedia("(max-width: 80rem)").matches)
    each(document.querySelectorAll(".toc details"), function (d) {
      d.open = false;
    });
  recount();
})();
