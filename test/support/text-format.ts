/** One line with a value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric with all its lines. */
export interface Family {
  readonly type: string;
  readonly help: string;
  readonly samples: Sample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)?\\})? (\\S+)$`);
const HEADER = new RegExp(`^# (HELP|TYPE) (${NAME}) (.*)$`);
/** What the lines of a metric of each type may be called besides its name. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] };

/** Reads the text format of Prometheus, version 0.0.4. Throws an Error at the first line that breaks its rules. */
export function readTextFormat(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('The last line must end');
  const families = new Map<string, Family>();
  const seen = new Set<string>();
  let help = '';
  let current = '';
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, kind, name, rest] = HEADER.exec(line) ?? [];
    if (kind === 'HELP') help = rest!;
    else if (kind === 'TYPE') {
      if (families.has(name!)) throw new Error(`Twice: ${line}`);
      if (!['counter', 'gauge', 'histogram', 'summary', 'untyped'].includes(rest!)) throw new Error(`No type: ${line}`);
      families.set((current = name!), { type: rest!, help, samples: [] });
    } else {
      const sample = readSample(line);
      const family = families.get(current);
      const suffixes = SUFFIXES[family?.type ?? ''] ?? [''];
      if (family === undefined || !suffixes.some((suffix) => sample.name === current + suffix)) throw new Error(`Of no metric: ${line}`);
      const key = line.slice(0, line.lastIndexOf(' '));
      if (seen.has(key)) throw new Error(`Twice: ${line}`);
      seen.add(key);
      family.samples.push(sample);
    }
  }
  return families;
}

function readSample(line: string): Sample {
  const [, name, labels = '', text] = SAMPLE.exec(line) ?? [];
  const value = text === '+Inf' ? Infinity : Number(text);
  if (name === undefined || (Number.isNaN(value) && text !== 'Nan' && text !== 'NaN')) throw new Error(`No sample: ${line}`);
  const pairs = [...labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)].map(([, label, labelValue]) => [label!, labelValue!] as const);
  return { name, labels: Object.fromEntries(pairs), value };
}

/** The value of the one sample with this name and these labels; undefined when there is none. */
export function valueOf(families: ReadonlyMap<string, Family>, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  const samples = [...families.values()].flatMap((family) => family.samples).filter((sample) => sample.name === name);
  return samples.find((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))?.value;
}
