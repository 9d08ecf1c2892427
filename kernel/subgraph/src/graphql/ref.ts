/**
 * The type of a field whose class is declared in a file that imports this one. swc writes the class into the emitted
 * decorator metadata, which fails in ESM when files are circular; a type alias leaves no trace at run time.
 */
export type Ref<T> = T;
