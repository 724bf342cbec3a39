// The build puts the version of package.json in its place.
declare const __VERSION__: string;

/** The version of this package, as in `1.2.3`. */
export const version = __VERSION__;
