import type { Locator, Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where a part is on the screen; an error if it is not drawn. */
export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error(`${part} is not in sight`);
  return box;
}

/** Where a part is taken hold of, from its corner: in its head, where nothing else stands. */
export function grip({ width }: Box): Point {
  return { x: Math.min(40, width / 2), y: 9 };
}

/** The same as a place of the screen. */
export function gripIn(box: Box): Point {
  const { x, y } = grip(box);
  return { x: box.x + x, y: box.y + y };
}

/** What is seen of the canvas, and how it is moved. */
export class View {
  readonly #page: Page;
  readonly #canvas: Locator;

  constructor(page: Page, canvas: Locator) {
    this.#page = page;
    this.#canvas = canvas;
  }

  /** Moves the view by the wheel until a part is well inside of it. */
  async bringIntoSight(part: Locator): Promise<void> {
    await part.waitFor({ state: 'attached' });
    for (let tries = 0; tries < 6; tries += 1) {
      const { x, y } = await this.#wayIntoSight(part);
      if (x === 0 && y === 0) return;
      await this.wheel(x, y);
    }
  }

  /** Moves the view until both parts are inside of it; where they stand too far apart, all of the picture is shown. */
  async bringBothIntoSight(one: Locator, other: Locator): Promise<void> {
    await this.bringIntoSight(other);
    await this.bringIntoSight(one);
    const { x, y } = await this.#wayIntoSight(other);
    if (x !== 0 || y !== 0) await this.#page.getByRole('button', { name: 'Fit the whole rule', exact: true }).click();
  }

  /** How far the view has to move. */
  async #wayIntoSight(part: Locator): Promise<Point> {
    const [box, view] = [await boxOf(part), await boxOf(this.#canvas)];
    const right = view.x + view.width;
    const bottom = view.y + view.height;
    return {
      x: box.x < view.x + 8 ? box.x - view.x - 40 : Math.max(0, box.x + Math.min(box.width, 200) - (right - 40)),
      y: box.y < view.y + 8 ? box.y - view.y - 60 : Math.max(0, box.y + 40 - (bottom - 80)),
    };
  }

  /** Turns the wheel over the canvas, by px. */
  async wheel(dx: number, dy: number): Promise<void> {
    const view = await boxOf(this.#canvas);
    await this.#page.mouse.move(view.x + view.width / 2, view.y + view.height - 30);
    await this.#page.mouse.wheel(dx, dy);
    await this.#page.waitForTimeout(60);
  }
}
