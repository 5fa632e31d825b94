/**
 * Stands in for linkify-it, which markdown-it makes one of whether it is asked for links or not:
 * components/markdown/Links.ts finds them, in a fortieth of the size.
 */
export class LinkifyIt {}
