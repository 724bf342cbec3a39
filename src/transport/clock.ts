/** The page's own clock, in ms: not put back as the computer's is. A page may have a `performance` of its own. */
export const now = (): number => performance?.now?.() ?? Date.now();
