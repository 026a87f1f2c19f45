// What a page does to those who read it with other words, colours, sizes and windows: complaints, in words.
// What a rule of axe says already is not said again here.

(() => {
  const INLINE = 24; // CSS pixels: WCAG 2.2, 2.5.8
  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    return `${element.tagName.toLowerCase()}${id}.${[...element.classList].join(".")}`;
  };
  const words = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);
  const isHidden = (element) => element.closest("[class*='visually-hidden'], .govuk-skip-link, option") !== null;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !isHidden(element);

  /** Text nodes that no look hides or shows by their place: {node, of}. */
  function texts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const of = node.parentElement;
      if (node.data.trim() && !isHidden(of) && !of.matches("script, style, textarea")) found.push({ node, of });
    }
    return found;
  }

  /** Lines of text that can be seen: {node, of, box}, one for each line of each text node. */
  function lines(all) {
    const found = [];
    const range = document.createRange();
    for (const { node, of } of all) {
      if (!of.checkVisibility({ visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) found.push({ node, of, box });
      }
    }
    return found;
  }

  function outside(all) {
    const width = document.documentElement.clientWidth;
    const there = all.filter(({ box, of }) => (box.left < -1 || box.right > width + 1) && !of.closest("[tabindex='0']"));
    return there.map(({ node }) => `runs out of the window: ${words(node.data)}`);
  }

  /** Text on text: more than the room that letters leave above and below themselves.
   *
   * From the top down, so that a line meets only those that begin before it ends: a page of paper has thousands.
   */
  function overlapping(all) {
    const found = [];
    const down = all.map(({ node, of, box: { left, right, top, bottom } }) => ({ node, of, left, right, top, bottom }));
    down.sort((one, other) => one.top - other.top);
    for (const [index, one] of down.entries()) {
      for (let next = index + 1; next < down.length && down[next].top < one.bottom; next++) {
        const other = down[next];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const least = Math.min(one.bottom - one.top, other.bottom - other.top);
        if (across <= 2 || Math.min(one.bottom, other.bottom) - other.top <= least * 0.45) continue;
        if (one.of === other.of || one.of.closest(".app-leave") || other.of.closest(".app-leave")) continue;
        found.push(`stands on other words: ${words(one.node.data)} / ${words(other.node.data)}`);
      }
    }
    return found;
  }

  function cut() {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      const { clientWidth } = element;
      const isWide = clientWidth >= 2 && element.scrollWidth > clientWidth + 1;
      const isHigh = clientWidth >= 2 && element.scrollHeight > element.clientHeight + 1;
      if (!(isWide || isHigh) || !isShown(element) || element.matches("textarea, input, select")) continue;
      const style = getComputedStyle(element);
      const wide = isWide && !["visible", "auto"].includes(style.overflowX);
      const high = isHigh && ["hidden", "clip"].includes(style.overflowY);
      if (wide || high) found.push(`is cut: ${name(element)} ${words(element.textContent)}`);
    }
    return found;
  }

  function sideways() {
    const page = document.documentElement;
    return page.scrollWidth > page.clientWidth ? [`scrolls sideways: ${page.scrollWidth} in ${page.clientWidth}`] : [];
  }

  /** A link within words may be as low as they are; all else is large enough to be hit. */
  function small() {
    const found = [];
    for (const element of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
      const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
      if (boxes.some((box) => box.width >= INLINE && box.height >= INLINE) || !isShown(element)) continue;
      const isInline = getComputedStyle(element).display === "inline";
      if (isInline && element.parentElement.textContent.trim() !== element.textContent.trim()) continue;
      found.push(`is small: ${name(element)} ${words(element.textContent)}`);
    }
    return found;
  }

  /** Words of the page’s own language begin where it begins to read, and stand at no fixed side. */
  function turned(language, direction) {
    const { lang, dir } = document.documentElement;
    const found = lang === language && dir === direction ? [] : [`is in ${lang} ${dir}, not in ${language} ${direction}`];
    const wrong = direction === "rtl" ? "left" : "right";
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (style.textAlign === wrong || style.float === wrong) found.push(`is pinned ${wrong}: ${name(element)}`);
    }
    const heading = document.querySelector("main h1");
    const main = document.querySelector("main").getBoundingClientRect();
    if (heading && getComputedStyle(heading).direction === direction && !heading.closest(".govuk-panel, .app-drawn, .govuk-form-group--error")) {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const box = range.getBoundingClientRect();
      const away = direction === "rtl" ? main.right - box.right : box.left - main.left;
      if (Math.abs(away) > 3) found.push(`the heading begins ${Math.round(away)} px from its side`);
    }
    return found;
  }

  /** Something must change on whatever has the focus. Colours of ours are not seen where they are taken away. */
  function unseen(forced) {
    const names = ["outlineStyle", "outlineWidth", "borderTopWidth", ...(forced ? [] : ["boxShadow", "backgroundColor"])];
    const of = (style) => names.map((each) => style[each]).join();
    const look = (element) =>
      of(getComputedStyle(element)) + (element.labels?.[0] ? of(getComputedStyle(element.labels[0], "::before")) : "");
    const all = [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")];
    const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
    document.activeElement.blur();
    const before = shown.map(look);
    const same = shown.filter((element, index) => {
      element.focus({ focusVisible: true, preventScroll: true });
      return document.activeElement === element && before[index] === look(element);
    });
    document.activeElement.blur();
    return same.map((element) => `shows no focus: ${name(element)}`);
  }

  function edgeless() {
    const boxes = [...document.querySelectorAll("main input:not([type=hidden]), main textarea, main select")];
    const bare = boxes.filter((box) => {
      const isButton = ["radio", "checkbox"].includes(box.type);
      const style = isButton ? getComputedStyle(box.labels[0], "::before") : getComputedStyle(box);
      return !(parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none");
    });
    return bare.map((box) => `has no edge: ${name(box)}`);
  }

  const once = (found) => [...new Set(found)];

  const all = (texts, { language, direction, plain }) => {
    const shown = lines(texts);
    const ours = plain ? [] : [...small(), ...turned(language, direction)];
    return once([...sideways(), ...outside(shown), ...overlapping(shown), ...cut(), ...ours]);
  };
  const controls = ({ forced, plain }) => once([...unseen(forced), ...(plain ? [] : edgeless())]);
  /** The same page in other looks: a class of the page is all that tells them apart. */
  const inEach = (looks, find) => {
    const page = document.documentElement;
    const found = looks.flatMap((look) => {
      page.className = `govuk-template ${look}`;
      return find().map((each) => `${look}: ${each}`);
    });
    return once(found);
  };

  window.layout = {
    all: (around) => all(texts(), around),
    each: (around, looks) => {
      const there = texts();
      return inEach(looks, () => all(there, around));
    },
    controls,
    controlsInEach: (how, looks) => inEach(looks, () => controls(how)),
  };
})();
