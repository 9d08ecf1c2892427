/** One text in every language of the platform. */
export interface LocalizedText {
  readonly ru: string;
  readonly en: string;
}
