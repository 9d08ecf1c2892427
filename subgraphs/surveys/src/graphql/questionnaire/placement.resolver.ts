import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { bindingOf, type Binding } from '../../domain/questionnaire/placement.js';
import type { PaperEntry } from '../../store/questionnaire/paper-entries.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import type { SurveysContext } from '../../surveys-context.js';
import { BindingObject, PaperEntryObject, PlacementObject } from './placement.type.js';

@Resolver(() => PlacementObject)
export class PlacementResolver {
  @FieldResolver(() => BindingObject, { description: 'What is asked about here, where it differs from the questionnaire’s own binding; empty where it does not.' })
  binding(@Root() placement: Ref<Placement>): Binding {
    return bindingOf(placement);
  }

  @FieldResolver(() => String, { description: 'Path of the form on the platform, for a link or an iframe.' })
  path(@Root() { token }: Ref<Placement>): string {
    return pathOf(token);
  }

  @FieldResolver(() => String, { description: 'Path of a QR code of the form, as SVG.' })
  qrSvgPath(@Root() { token }: Ref<Placement>): string {
    return `${pathOf(token)}/qr.svg`;
  }

  @FieldResolver(() => String, { description: 'Path of a QR code of the form, as PNG.' })
  qrPngPath(@Root() { token }: Ref<Placement>): string {
    return `${pathOf(token)}/qr.png`;
  }
}

@Resolver(() => PaperEntryObject)
export class PaperEntryResolver {
  @FieldResolver(() => PlacementObject, { nullable: true, description: 'The reception place.' })
  placement(@Root() entry: Ref<PaperEntry>, @Ctx() ctx: SurveysContext): Promise<Ref<Placement> | null> {
    return ctx.loaders.placement.load(entry.placementId);
  }
}

function pathOf(token: string): string {
  return `/questionnaires/${token}`;
}
