import type { LocalizedText } from '@otklik/base';
import { categoryId, describeForm, formName, type FormFieldDescription } from '@otklik/plugin-host';
import type { CategoryDeclaration, PluginManifest, RuleCondition, Term } from '@otklik/plugin-sdk';

const UNITS: Record<Term['unit'], string> = { CALENDAR_DAYS: 'calendar days', WORKING_DAYS: 'working days', WORKING_HOURS: 'working hours' };

/** The catalogue of the plugins that come with the platform, in Russian and English. */
export function pluginsPage(manifests: readonly PluginManifest[]): string {
  const ordered = manifests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [
    '# Catalogue of plugins',
    '',
    'Made from the manifests of `plugins/` by `npx pnpm schema`; `npx pnpm schema:check` finds what differs. What every part means: [the contract](../plugins/sdk/README.md). The catalogue of a running',
    'platform, with what third parties have published, is `pluginCatalogue` in the graph.',
    '',
    '| plugin | | categories | version |',
    '|---|---|---|---|',
    ...ordered.map(({ id, title, categories, version }) => `| [\`${id}\`](#${id}) | ${both(title)} | ${categories.length} | ${version} |`),
    '',
    ...ordered.flatMap(pluginLines),
  ].join('\n');
}

function pluginLines(manifest: PluginManifest): string[] {
  const { id, title, description, version, typePrefix, privacy = 'PUBLIC', open311 } = manifest;
  const group = open311 === undefined ? '' : ` Open311 group: ${both(open311.group)}.`;
  return [
    `## ${id}`,
    '',
    `**${both(title)}**, version ${version}, type prefix \`${typePrefix}\`, messages ${privacy === 'PRIVATE' ? 'private' : 'public'} unless a category says otherwise.${group}`,
    '',
    ...(description === undefined ? [] : [cell(description.ru), '', cell(description.en), '']),
    '### Categories',
    '',
    '| category | | form | term | privacy | offered | root causes | Open311 |',
    '|---|---|---|---|---|---|---|---|',
    ...manifest.categories.map((category) => categoryLine(manifest, category)),
    '',
    ...Object.keys(manifest.forms).toSorted().flatMap((key) => formLines(manifest, formName(manifest, key))),
    ...section('Terms', '| categories | when | term | reason |', manifest.deadlines, ({ categories, when, term, reason }) => [keys(categories), whenText(when), termText(term), both(reason)]),
    ...section('Routing', '| categories | when | competence | reason |', manifest.routing, ({ categories, when, competence, reason }) => [keys(categories), whenText(when), code(competence), both(reason)]),
    ...section('Root causes', '| key | |', manifest.rootCauses, (cause) => [code(cause.key), both(cause.title)]),
    ...section('Reply templates', '| key | | categories | Russian | English |', manifest.replyTemplates, (template) => [
      code(template.key),
      both(template.title),
      keys(template.categories),
      cell(template.text.ru),
      cell(template.text.en),
    ]),
    ...section('Settings', '| key | type | default | |', Object.entries(manifest.config?.properties ?? {}), ([key, { type, default: value, title: name = '', description: about = '' }]) => [
      code(key),
      type,
      value === undefined ? '' : code(String(value)),
      cell(`${name} ${about}`.trim()),
    ]),
  ];
}

function categoryLine(manifest: PluginManifest, category: CategoryDeclaration): string {
  const { key, title, form, term, privacy = manifest.privacy ?? 'PUBLIC', rootCauses, open311 } = category;
  const codes = open311 === undefined ? '' : `${code(open311.serviceCode)} ${cell((open311.keywords ?? []).join(', '))}`;
  const causes = rootCauses === undefined ? 'all' : rootCauses.map(code).join(' ');
  return row([code(categoryId(manifest.id, key)), both(title), form === undefined ? '' : code(formName(manifest, form)), termText(term), privacy.toLowerCase(), offeredText(manifest, category), causes, codes]);
}

/** When a category is offered: in its period alone, in its season first, or always. */
function offeredText({ season: seasons = {} }: PluginManifest, { period, season }: CategoryDeclaration): string {
  if (period !== undefined && 'from' in period) return `only from ${period.from} to ${period.to}`;
  const name = period?.season ?? season;
  if (name === undefined) return 'always';
  const { from, to, title } = seasons[name]!;
  return `${period === undefined ? 'first' : 'only'} from ${from} to ${to} (${both(title)})`;
}

function formLines(manifest: PluginManifest, form: string): string[] {
  return [`### Form \`${form}\``, '', '| field | type | | constraints |', '|---|---|---|---|', ...describeForm(manifest, form).map(fieldLine), ''];
}

function fieldLine(field: FormFieldDescription): string {
  const { key, type, title, hint, values } = field;
  return row([code(key), type, both(title) + (hint === null ? '' : `. ${both(hint)}`), [...constraints(field), ...values.map((value) => `${code(value.key)} ${both(value.title)}`)].join('; ')]);
}

function constraints({ type, isRequired, isIndexed, isPersonal, min, max, pattern }: FormFieldDescription): string[] {
  const what = type === 'string' || type === 'text' ? ' characters' : type === 'multi-enum' ? ' choices' : '';
  return [
    ...(isRequired ? ['required'] : []),
    ...(isIndexed ? ['indexed'] : []),
    ...(isPersonal ? ['personal'] : []),
    ...(min === null ? [] : [`at least ${min}${what}`]),
    ...(max === null ? [] : [`at most ${max}${what}`]),
    ...(pattern === null ? [] : [`pattern ${code(pattern)}`]),
  ];
}

function whenText({ fields = {}, config = {}, season, place }: RuleCondition): string {
  const tests = (of: typeof fields, what: string): string[] => Object.entries(of).map(([key, test]) => `${what}${code(key)} ${code(JSON.stringify(test))}`);
  return [...tests(fields, ''), ...tests(config, 'setting '), ...(season === undefined ? [] : [`season ${code(season)}`]), ...(place === undefined ? [] : [`place ${code(JSON.stringify(place))}`])].join(', ');
}

function section<Item>(title: string, head: string, items: readonly Item[] | undefined, cells: (item: Item) => readonly string[]): string[] {
  if (items === undefined || items.length === 0) return [];
  const columns = head.split('|').length - 2;
  return [`### ${title}`, '', head, `|${'---|'.repeat(columns)}`, ...items.map((item) => row(cells(item))), ''];
}

function keys(categories: readonly string[] | undefined): string {
  return categories === undefined ? 'all that have the fields' : categories.map(code).join(' ');
}

function termText({ amount, unit }: Term): string {
  return `${amount} ${amount === 1 ? UNITS[unit].slice(0, -1) : UNITS[unit]}`;
}

function both({ ru, en }: LocalizedText): string {
  return `${cell(ru)} / ${cell(en)}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** A text in one cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
