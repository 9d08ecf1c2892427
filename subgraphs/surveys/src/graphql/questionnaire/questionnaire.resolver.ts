import { Access, PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { bindingOf, type Binding } from '../../domain/questionnaire/placement.js';
import { QuestionnaireStatus, questionnaireStatus } from '../../domain/questionnaire/status.js';
import { textFor } from '../../domain/questionnaire/texts.js';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import type { PaperEntry } from '../../store/questionnaire/paper-entries.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import { questionnaireCursor } from '../../store/questionnaire/questionnaire-events.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { SurveysContext } from '../../surveys-context.js';
import { listQuestionnaires, readPaper, readPlacements } from '../../use-cases/questionnaire/list-questionnaires.js';
import { hasAnsweredForm, readCurrent, readDraft, readPlatformToken, readQuestionnaire, readVersions } from '../../use-cases/questionnaire/read-questionnaire.js';
import { AgencyStub } from '../stubs.type.js';
import { BindingObject, PaperEntryConnection, PlacementConnection } from './placement.type.js';
import { QuestionnaireConnection, QuestionnaireFilterInput, QuestionnaireObject } from './questionnaire.type.js';
import { LANGUAGE } from './version.resolver.js';
import { VersionObject, versionObject } from './version.type.js';

@Resolver(() => QuestionnaireObject)
export class QuestionnaireResolver {
  @Query(() => QuestionnaireObject, {
    nullable: true,
    description: 'One questionnaire. Null with the code NOT_FOUND when there is none or the viewer may not know of it.',
  })
  questionnaire(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: SurveysContext): Promise<Ref<Questionnaire>> {
    return readQuestionnaire(ctx, id);
  }

  @Query(() => QuestionnaireConnection, { description: 'The questionnaires that the viewer may know of, newest first.' })
  questionnaires(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => QuestionnaireFilterInput, { nullable: true, description: 'Which ones.' }) filter: QuestionnaireFilterInput | undefined,
    @Ctx() ctx: SurveysContext,
  ): Promise<Connection<Questionnaire>> {
    return listQuestionnaires(ctx, page, filter);
  }

  @FieldResolver(() => QuestionnaireStatus, { description: 'Where it stands now.' })
  status(@Root() questionnaire: Ref<Questionnaire>): QuestionnaireStatus {
    return questionnaireStatus(questionnaire);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is about, by its published version, or by the draft before there is one.' })
  async title(
    @Root() questionnaire: Ref<Questionnaire>,
    @Arg('language', () => String, { nullable: true, description: LANGUAGE }) language: string | undefined,
    @Ctx() ctx: SurveysContext,
  ): Promise<string | null> {
    const version = (await readCurrent(ctx, questionnaire)) ?? (await readDraft(ctx, questionnaire));
    return version === null ? null : textFor(version.content.title, version.content.defaultLanguage, ctx.locale, language);
  }

  @FieldResolver(() => AgencyStub, { description: 'Who asks.' })
  agency(@Root() questionnaire: Ref<Questionnaire>): AgencyStub {
    return { id: questionnaire.agencyId };
  }

  @FieldResolver(() => BindingObject, { description: 'What is asked about.' })
  binding(@Root() questionnaire: Ref<Questionnaire>): Binding {
    return bindingOf(questionnaire);
  }

  @FieldResolver(() => VersionObject, { nullable: true, description: 'What people are asked now; null before it is published.' })
  async current(@Root() questionnaire: Ref<Questionnaire>, @Ctx() ctx: SurveysContext): Promise<VersionObject | null> {
    const version = await readCurrent(ctx, questionnaire);
    return version === null ? null : versionObject(version);
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.read-draft')
  @FieldResolver(() => VersionObject, { nullable: true, description: 'The version in preparation; null when there is none, and for everybody but the agency’s staff and the operator.' })
  async draft(@Root() questionnaire: Ref<Questionnaire>, @Ctx() ctx: SurveysContext): Promise<VersionObject | null> {
    const version = await readDraft(ctx, questionnaire);
    return version === null ? null : versionObject(version);
  }

  @FieldResolver(() => [VersionObject], { description: 'Every version that the viewer may see, the newest first.' })
  async versions(@Root() questionnaire: Ref<Questionnaire>, @Ctx() ctx: SurveysContext): Promise<VersionObject[]> {
    return (await readVersions(ctx, questionnaire)).map(versionObject);
  }

  @FieldResolver(() => Int, { description: 'How many people have answered.' })
  answerCount(@Root() questionnaire: Ref<Questionnaire>): number {
    return questionnaire.answers;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The token by which it is answered on the platform itself; null while it takes no answers, and when that place is revoked.' })
  platformToken(@Root() questionnaire: Ref<Questionnaire>, @Ctx() ctx: SurveysContext): Promise<string | null> {
    return readPlatformToken(ctx, questionnaire);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has answered the version that is asked now; false for somebody who is not signed in.' })
  viewerHasAnswered(@Root() questionnaire: Ref<Questionnaire>, @Ctx() ctx: SurveysContext): Promise<boolean> {
    return hasAnsweredForm(ctx, questionnaire);
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.read-draft')
  @FieldResolver(() => PlacementConnection, { nullable: true, description: 'Where it is placed, the oldest first; for the agency’s staff and the operator, null for everybody else.' })
  placements(@Root() questionnaire: Ref<Questionnaire>, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: SurveysContext): Promise<Connection<Placement> | null> {
    return readPlacements(ctx, questionnaire, page);
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.read-paper')
  @FieldResolver(() => PaperEntryConnection, {
    nullable: true,
    description: 'What was entered from paper and by whom, the newest first; for administrators, coordinators and approvers of the agency’s cabinet, null for everybody else.',
  })
  paperEntries(@Root() questionnaire: Ref<Questionnaire>, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: SurveysContext): Promise<Connection<PaperEntry> | null> {
    return readPaper(ctx, questionnaire, page);
  }

  @FieldResolver(() => String, { description: 'Give it to `questionnaireAnswers(after:)` to hear of every change after this version.' })
  cursor(@Root() questionnaire: Ref<Questionnaire>): string {
    return questionnaireCursor(questionnaire.id, questionnaire.version);
  }
}

@Resolver(() => AgencyStub)
export class QuestionnaireAgencyResolver {
  @FieldResolver(() => QuestionnaireConnection, { description: 'Its questionnaires, as far as the viewer may know of them, newest first.' })
  questionnaires(
    @Root() agency: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('status', () => QuestionnaireStatus, { nullable: true, description: 'Only in this status.' }) status: QuestionnaireStatus | undefined,
    @Ctx() ctx: SurveysContext,
  ): Promise<Connection<Questionnaire>> {
    return listQuestionnaires(ctx, page, { agencyId: agency.id, status: status ?? null });
  }
}
