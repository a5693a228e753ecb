// What is asked of every screen, whatever it shows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NARROW_PHONE, PHONE, SMALL_PHONE } from './browser.mjs';
import { dress, dressOffice, LANGUAGES } from './dress.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fingers in gloves. */
const TOUCH_MIN = 44;

/** What axe finds, one line each. */
export async function axeFindings(page) {
  // Through the debugger and not a script element: the pages' content policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((found) => found.violations),
    RULES,
  );
  const standing = [];
  for (const violation of violations) {
    const nodes = [];
    for (const node of violation.nodes) if (!(await onlyCovered(page, violation.id, node))) nodes.push(node);
    if (nodes.length > 0) standing.push({ ...violation, nodes });
  }
  return standing.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary.split('\n').slice(1).join(';').trim()}`),
  );
}

/**
 * A control that lies halfway under what stays at the edge of the screen is large enough once it is scrolled to.
 * Answers whether that was all.
 */
async function onlyCovered(page, rule, node) {
  if (rule !== 'target-size' || !node.failureSummary.includes('partially obscured')) return false;
  const left = await page.evaluate(async ([selector]) => {
    const element = document.querySelector(selector);
    const top = window.scrollY;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const found = await window.axe.run(element, { runOnly: { type: 'rule', values: ['target-size'] } });
    window.scrollTo({ top, behavior: 'instant' });
    return found.violations.length;
  }, node.target);
  return left === 0;
}

/** Controls that are too small for a finger. */
export function smallTargets(page) {
  return page.evaluate((min) => {
    const controls = 'a[href], button, input, select, textarea, summary, [role=button], [role=radio], [role=tab]';
    const small = [];
    for (const control of document.querySelectorAll(controls)) {
      // A label around a control is pressed with it.
      const pressed = control.closest('label') ?? control;
      const { width, height } = pressed.getBoundingClientRect();
      const style = getComputedStyle(pressed);
      if (width <= 1 || height <= 1 || style.visibility === 'hidden' || style.clipPath === 'inset(50%)') continue;
      if (width < min - 0.5 || height < min - 0.5) {
        const name = control.getAttribute('aria-label') ?? control.textContent.trim().slice(0, 40);
        small.push(`${control.tagName.toLowerCase()}.${control.className} “${name}” ${width.toFixed(0)}×${height.toFixed(0)}`);
      }
    }
    return small;
  }, TOUCH_MIN);
}

/** What sticks out of the screen on the right, or is cut off without a sign. */
export function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const out = [];
    if (document.documentElement.scrollWidth > width) out.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const scrolls = (element) => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || box.right <= width + 1 || scrolls(element)) continue;
      if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
        out.push(`${element.tagName.toLowerCase()}.${element.getAttribute('class')} ends at ${box.right.toFixed(0)} of ${width}`);
      }
    }
    return out.slice(0, 5);
  });
}

/** What was found on the screens that were looked at. */
export class Findings {
  #found = { axe: [], targets: [], overflow: [], overflowAt200Percent: [] };

  async #note(list, where, findings) {
    this.#found[list].push(...(await findings).map((finding) => `${where}: ${finding}`));
  }

  /** A phone's screen in each language and each set of colours, on a small phone and with large text. */
  phone = async (name, page, host) => {
    for (const theme of ['dark', 'sun']) {
      await dress(page, host, 'de', theme);
      await this.#note('axe', `${name} ${theme}`, axeFindings(page));
    }
    for (const language of LANGUAGES) {
      const where = `${name} ${language}`;
      await dress(page, host, language, 'light');
      await this.#note('axe', where, axeFindings(page));
      await this.#note('targets', where, smallTargets(page));
      await page.setViewportSize(SMALL_PHONE);
      if (language === 'de') await this.#note('axe', `${where} 360`, axeFindings(page));
      await this.#note('overflow', where, overflowing(page));
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await this.#note('overflowAt200Percent', where, overflowing(page));
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
      await page.setViewportSize(NARROW_PHONE);
      await this.#note('overflow', `${where} 320`, overflowing(page));
      await page.setViewportSize(PHONE);
    }
  };

  /** An office screen in each language and both sets of colours. */
  office = async (name, page) => {
    await dressOffice(page, 'de', 'dark');
    await this.#note('axe', `${name} dark`, axeFindings(page));
    for (const language of LANGUAGES) {
      const where = `${name} ${language}`;
      await dressOffice(page, language, 'light');
      await this.#note('axe', where, axeFindings(page));
      await this.#note('overflow', where, overflowing(page));
    }
  };

  assertNone() {
    assert.deepEqual(this.#found, { axe: [], targets: [], overflow: [], overflowAt200Percent: [] });
  }
}
