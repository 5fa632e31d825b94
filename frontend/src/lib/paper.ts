/** The paper of each scheme, as in globals.css, for what the browser draws around the page. */
export const PAPER = { light: "#fcfbf9", dark: "#0d1317" } as const;
