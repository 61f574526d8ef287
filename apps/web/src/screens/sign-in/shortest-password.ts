/** The server takes no shorter one. */
export const SHORTEST_PASSWORD = 10;
