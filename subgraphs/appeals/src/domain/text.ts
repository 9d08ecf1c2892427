/** The longest text of an appeal or an answer, in characters (Unicode code points). */
export const MAX_TEXT_LENGTH = 10_000;
