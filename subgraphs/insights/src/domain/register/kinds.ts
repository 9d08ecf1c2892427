/** What an agency does for a person or a business, or asks of them. */
export enum ServiceKind {
  SERVICE = 'SERVICE',
  SUPPORT = 'SUPPORT',
  CONTROL = 'CONTROL',
}

/** Who has made a life situation one of theirs. */
export enum LifeSituationKind {
  FEDERAL = 'FEDERAL',
  PILOT = 'PILOT',
  REGIONAL = 'REGIONAL',
}

/** What an expert thinks of a life situation as it is. */
export enum ExpertGrade {
  GOOD = 'GOOD',
  ACCEPTABLE = 'ACCEPTABLE',
  POOR = 'POOR',
}

/** What services are checked against. */
export enum Principle {
  CLEAR_LANGUAGE = 'CLEAR_LANGUAGE',
  KNOWN_TERM = 'KNOWN_TERM',
  ONLY_ONCE = 'ONLY_ONCE',
  FEWEST_STEPS = 'FEWEST_STEPS',
  ANY_CHANNEL = 'ANY_CHANNEL',
  ACCESSIBLE = 'ACCESSIBLE',
  PROACTIVE = 'PROACTIVE',
  FEEDBACK = 'FEEDBACK',
}

/** How a service stands against a principle. */
export enum PrincipleVerdict {
  MET = 'MET',
  PARTLY_MET = 'PARTLY_MET',
  NOT_MET = 'NOT_MET',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}
