import { describe, expect, it } from 'vitest';
import { freePlace } from './settle-frame.js';

const standing = (id: string, x: number, y: number) => ({ id, x, y, width: 200, height: 100 });
const size = { width: 200, height: 100 };

describe('where a new statement stands', () => {
  it('is where it was let go, if there is room', () => {
    expect(freePlace({ x: 300, y: 16 }, size, [standing('a', 16, 16)])).toEqual({ x: 300, y: 16 });
  });

  it('is below what it would cover, or beside it, whichever is nearer', () => {
    expect(freePlace({ x: 32, y: 96 }, size, [standing('a', 16, 16)])).toEqual({ x: 32, y: 144 });
    expect(freePlace({ x: 192, y: 16 }, size, [standing('a', 16, 16)])).toEqual({ x: 240, y: 16 });
  });

  it('passes by frames that stand there, too', () => {
    const column = [standing('a', 16, 16), standing('b', 16, 144), standing('c', 240, 16), standing('d', 240, 144)];
    expect(freePlace({ x: 48, y: 48 }, size, column)).toEqual({ x: 48, y: 272 });
  });
});
