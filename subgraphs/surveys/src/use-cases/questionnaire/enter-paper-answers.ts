import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, checkLine, isId, newId } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { Channel } from '../../domain/questionnaire/placement.js';
import type { ResponseInput } from '../../domain/questionnaire/read-responses.js';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import { addPaperEntry, findPaperEntry, type PaperEntry } from '../../store/questionnaire/paper-entries.js';
import { PlacementEntity, type Placement } from '../../store/questionnaire/placement.entity.js';
import { regionZone } from '../../store/questionnaire/published-zone.js';
import type { Setting } from '../setting.js';
import { castResponses, responsesTo } from './cast-responses.js';
import { lockQuestionnaire, questionnaireClosed } from './change-questionnaire.js';
import { isOpen } from './open-form.js';
import { noSuchPlacement } from './place-questionnaire.js';

/** One sheet of paper as staff type it in. */
export interface EnterPaperAnswersInput {
  readonly idempotencyKey: string;
  readonly placementId: string;
  /** The version that was printed; the current one by default. */
  readonly version?: number | null;
  /** Number or mark of the sheet. */
  readonly sheet?: string | null;
  readonly answers: readonly ResponseInput[];
}

const MAX_SHEET = 50;

/** Staff type in what somebody wrote on paper at a reception place. Who did it is kept; what was on the sheet is only counted. */
export async function enterPaperAnswers(setting: Setting, input: EnterPaperAnswersInput): Promise<PaperEntry> {
  const { em, clock, onCommitted } = setting;
  const viewer = SURVEY_PERMISSIONS.requireSomewhere(setting.viewer, 'questionnaire.enter-paper');
  const call = { viewer, mutation: 'enterPaperAnswers', input, clock };
  const entered = await em.fork().transactional((tx) =>
    once(tx, 'surveys', call, { answer: ({ id }) => id, work: () => enter(tx), replay: async (id: string) => (await findPaperEntry(tx, id))! }),
  );
  onCommitted();
  return entered;

  async function enter(tx: EntityManager): Promise<PaperEntry> {
    const placement = isId(input.placementId) ? await tx.findOne(PlacementEntity, { id: input.placementId }) : null;
    if (placement === null || !SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-draft', placement)) throw noSuchPlacement();
    SURVEY_PERMISSIONS.require(viewer, 'questionnaire.enter-paper', placement);
    const questionnaire = await lockQuestionnaire(tx, placement.questionnaireId);
    if (questionnaire === null) throw noSuchPlacement();
    const issues = input.sheet == null ? [] : checkLine(input.sheet, ['sheet'], MAX_SHEET);
    if (issues.length > 0) throw Refusal.validation(issues);
    refuseClosed(placement, isOpen(questionnaire));
    const zone = await regionZone(tx);
    const now = clock.now();
    const version = input.version ?? questionnaire.publishedNumber;
    const { questions, responses } = await responsesTo(tx, questionnaire, version, input.answers);
    await castResponses(tx, { questionnaire, placement, version, questions, responses, now, zone });
    const entry = { id: newId(now.getTime()), questionnaireId: questionnaire.id, placementId: placement.id, cabinetId: placement.cabinetId, number: version, sheet: input.sheet ?? null, enteredBy: viewer.login, enteredAt: now };
    await addPaperEntry(tx, entry);
    return entry;
  }
}

function refuseClosed({ channel, revokedAt }: Placement, isOpenNow: boolean): void {
  if (channel !== Channel.RECEPTION) throw Refusal.conflict('WRONG_STATUS', NOT_A_RECEPTION);
  if (revokedAt != null) throw Refusal.conflict('WRONG_STATUS', { ru: 'Размещение отозвано.', en: 'The placement is revoked.' });
  if (!isOpenNow) throw questionnaireClosed();
}

const NOT_A_RECEPTION = { ru: 'Бумажные анкеты вводятся только по приёмной.', en: 'Paper is entered for reception places only.' };
