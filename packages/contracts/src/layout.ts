import { z } from 'zod';
import { moduleNameSchema } from './module.js';

/** Where a node was put by hand: upper left corner in canvas units; `collapsed` frames show their head only. */
const placeSchema = z
  .object({
    x: z.number(),
    y: z.number(),
    width: z.number().positive().exactOptional(),
    height: z.number().positive().exactOptional(),
    collapsed: z.boolean().exactOptional(),
  })
  .readonly();
export type NodePlace = z.infer<typeof placeSchema>;

/** A labelled frame around statements; where it stands follows from them. A statement is in one group at most. */
const frameGroupSchema = z
  .object({
    id: z.string().min(1).max(100),
    label: z.string().max(200),
    /** ids of statements */
    frames: z.array(z.string().max(500)).max(2000).readonly(),
  })
  .readonly();

/** More groups than this are not kept. */
export const MOST_GROUPS = 500;

/** Positions by node id. Nodes that are not named are placed by the automatic layout. One layout a module, shared by all versions. */
export const layoutSchema = z
  .object({
    nodes: z.record(z.string().max(500), placeSchema).readonly(),
    groups: z.array(frameGroupSchema).max(MOST_GROUPS).readonly().exactOptional(),
  })
  .readonly();
export type Layout = z.infer<typeof layoutSchema>;

export const saveLayoutInput = z.object({ name: moduleNameSchema, layout: layoutSchema });
