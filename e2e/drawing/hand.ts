import { expect, type Locator, type Page } from '@playwright/test';
import { ruleText } from '../fixtures/rule-text.js';
import { type ConditionRow, type Entry, type Part, placeOf, type Step } from './step.js';
import { boxOf, grip, gripIn, type Point, View } from './view.js';

/** A hand at the editor of one rule: it drags, clicks and types, and waits for what it did to be there before it goes on. */
export class Hand {
  readonly #page: Page;
  readonly #rule: string;
  readonly #view: View;
  readonly canvas: Locator;
  readonly palette: Locator;
  readonly inspector: Locator;

  constructor(page: Page, rule: string) {
    this.#page = page;
    this.#rule = rule;
    this.canvas = page.getByLabel('Canvas: statements of this rule');
    this.#view = new View(page, this.canvas);
    this.palette = page.getByRole('navigation', { name: 'Palette' });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
  }

  async perform(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      try {
        await this.#perform(step);
      } catch (error) {
        throw new Error(`cannot ${JSON.stringify(step)} on\n${await this.text()}`, { cause: error });
      }
    }
  }

  async #perform(step: Step): Promise<void> {
    switch (step.kind) {
      case 'drag':
        return this.changing(() => this.drag(step.tool, step.onto));
      case 'name':
        return this.#name(step.name);
      case 'set':
        return this.#set(step.part, step.entries);
      case 'connect':
        return this.changing(() => this.connect(step.from, step.to));
    }
  }

  /** The text of the rule: what is edited and kept in this browser, else what is stored. */
  text(): Promise<string> {
    return ruleText(this.#page, this.#rule);
  }

  /** Does something that changes the text, and waits until it has. A refusal is an error with its reason. */
  async changing(act: () => Promise<void>): Promise<void> {
    const before = await this.text();
    await act();
    await expect
      .poll(async () => {
        const refusal = this.#page.locator('.rw-refusal-place .rw-refusal, .rw-form-problem');
        if ((await this.text()) !== before) return 'changed';
        return (await refusal.count()) > 0 ? refusal.first().innerText() : 'unchanged';
      })
      .toBe('changed');
  }

  /** A tool by its name, or `Group › Name` where several have it. */
  tool(name: string): Locator {
    const [first = '', second] = name.split(' › ');
    const within = second === undefined ? this.palette : this.palette.getByRole('region', { name: first, exact: true });
    return within.getByRole('button', { name: second ?? first, exact: true }).first();
  }

  async drag(tool: string, onto?: Part): Promise<void> {
    await this.drop(this.tool(tool), onto === undefined ? undefined : await this.part(onto));
  }

  /** Drags a tool onto a part, or onto the empty canvas. */
  async drop(tool: Locator, onto: Locator | undefined): Promise<void> {
    await this.#dropAt(tool, onto === undefined ? await this.emptyPlace() : await this.#gripOf(onto));
  }

  async #dropAt(tool: Locator, { x, y }: Point): Promise<void> {
    const { mouse } = this.#page;
    await tool.scrollIntoViewIfNeeded();
    const from = await boxOf(tool);
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(x - 12, y - 6, { steps: 4 });
    await mouse.move(x, y, { steps: 2 });
    await mouse.up();
  }

  async connect(from: Part, to: Part): Promise<void> {
    await this.drawEdge(await this.part(from), await this.part(to));
  }

  /** Draws an edge from the port of a part to another part. */
  async drawEdge(from: Locator, to: Locator): Promise<void> {
    await this.carryEdge(from, to);
    await this.#page.mouse.up();
  }

  /** The same without letting it go. */
  async carryEdge(from: Locator, to: Locator): Promise<void> {
    const { mouse } = this.#page;
    await this.#view.bringBothIntoSight(from, to);
    // waits until the view stands still
    await from.hover({ position: grip(await boxOf(from)) });
    const end = gripIn(await boxOf(to));
    const port = await boxOf(this.canvas.getByRole('button', { name: 'Draw an edge from here' }));
    await mouse.move(port.x + port.width / 2, port.y + port.height / 2);
    await mouse.down();
    await mouse.move((port.x + end.x) / 2, end.y, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 6 });
  }

  async #name(name: string): Promise<void> {
    const chosen = await this.canvas.locator('[aria-current="true"]').first().getAttribute('data-id');
    const id = chosen?.split('/')[0] ?? '';
    const frame = this.canvas.locator(`[data-id="${id}"]`);
    await this.#view.bringIntoSight(frame);
    await frame.click({ position: { x: 60, y: 10 } });
    await this.changing(() => this.#write('Name', name));
    await expect(await this.part(name)).toBeVisible();
  }

  async #set(part: Part, entries: readonly Entry[]): Promise<void> {
    await this.click(part);
    for (const entry of entries) await this.enter(entry);
  }

  async click(part: Part): Promise<void> {
    await this.choose(await this.part(part));
  }

  /** Selects a part by a click. */
  async choose(target: Locator): Promise<void> {
    await this.#view.bringIntoSight(target);
    await target.click({ position: grip(await boxOf(target)) });
    await expect(target).toHaveAttribute('aria-current', 'true');
  }

  /** Writes into the inspector. */
  async enter(entry: Entry): Promise<void> {
    switch (entry.kind) {
      case 'text':
        return this.#writeChanged(entry.field, entry.value);
      case 'choice':
        return this.changing(async () => {
          await this.#field(entry.field).selectOption(entry.value);
        });
      case 'tick':
        return this.changing(() => this.#field(entry.field).click());
      case 'conditions':
        return this.#conditions(entry.rows);
    }
  }

  async #writeChanged(field: string, value: string): Promise<void> {
    if ((await this.#field(field).inputValue()) === value) return;
    await this.changing(() => this.#write(field, value));
  }

  /** A field of the inspector; `@Enrich#2` is the second one of that label. */
  #field(field: string): Locator {
    const [label = '', place = '1'] = field.split('#');
    return this.inspector.getByLabel(label, { exact: true }).nth(Number(place) - 1);
  }

  async #write(field: string, value: string): Promise<void> {
    const input = this.#field(field);
    await input.fill(value);
    await input.press('Tab');
  }

  /** Makes the rows of the first builder these, in this order. */
  async #conditions(rows: readonly ConditionRow[]): Promise<void> {
    const builder = this.inspector.locator('.rw-predicate').first();
    for (const [at, row] of rows.entries()) {
      const line = builder.locator('.rw-condition').nth(at);
      const before = await this.text();
      const missing = (await builder.locator('.rw-condition').count()) <= at;
      if (missing)
        await builder.getByRole('button', { name: 'expression' in row ? 'Expression' : 'Condition', exact: true }).click();
      const changed =
        'expression' in row
          ? await typed(line.getByLabel('Expression', { exact: true }), row.expression)
          : await this.#row(line, row);
      if (changed) await expect.poll(() => this.text(), { message: `condition ${at + 1}` }).not.toBe(before);
    }
  }

  /** True if the row was another one before. */
  async #row(line: Locator, { property, operator, value }: Extract<ConditionRow, { readonly property: string }>): Promise<boolean> {
    let changed = await typed(line.getByLabel('Property', { exact: true }), property);
    const choice = line.getByLabel('Operator', { exact: true });
    const old = await choice.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label);
    if (old !== operator) {
      await choice.selectOption({ label: operator });
      changed = true;
    }
    if (value === undefined) return changed;
    return (await typed(line.getByLabel('Value', { exact: true }), value)) || changed;
  }

  /** The element of a part by the id that text, layout and counters share. */
  partOf(id: string): Locator {
    return this.#page.locator(`.react-flow__node[data-id=${JSON.stringify(id)}]`);
  }

  /** The element of a part. */
  async part(part: Part): Promise<Locator> {
    const { statement, words } = placeOf(part);
    const frame = this.canvas.getByRole('group', { name: new RegExp(`^Statement ${escaped(statement)}(,|$)`) });
    if (words === undefined) return frame;
    const id = await frame.getAttribute('data-id');
    const inside = this.#page.locator(`[data-id^=${JSON.stringify(`${id}/`)}]`);
    return inside.and(this.canvas.getByRole('group', { name: new RegExp(`^${escaped(words)}(?![\\w])`) })).first();
  }

  /** Where a part is taken hold of, on the screen. */
  async pointOn(part: Part): Promise<Point> {
    return this.#gripOf(await this.part(part));
  }

  async #gripOf(target: Locator): Promise<Point> {
    await this.#view.bringIntoSight(target);
    return gripIn(await boxOf(target));
  }

  /** A place of the canvas where nothing stands; the view is moved until there is one. */
  async emptyPlace(): Promise<Point> {
    await expect(this.canvas).toBeVisible();
    const find = () =>
      this.canvas.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        for (let y = top + 48; y < top + height - 200; y += 32)
          for (let x = left + 48; x < left + width - 240; x += 32) {
            const free = [0, 60, 120].every((dy) =>
              [0, 80, 160].every((dx) => document.elementFromPoint(x + dx, y + dy)?.classList.contains('react-flow__pane')),
            );
            if (free) return { x, y };
          }
        return undefined;
      });
    for (let tries = 0; tries < 12; tries += 1) {
      const place = await find();
      if (place) return place;
      await this.#view.wheel(300, 0);
    }
    throw new Error('the canvas is full');
  }
}

/** Writes a field; false if it said so already. */
async function typed(field: Locator, value: string): Promise<boolean> {
  if ((await field.inputValue()) === value) return false;
  await field.fill(value);
  await field.press('Enter');
  return true;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
