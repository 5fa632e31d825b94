/** Whether this is a finished build, and not the development server. */
export const IS_BUILD = process.env.NODE_ENV === "production";
