import { localize, type Locale } from '@otklik/base';
import type { FormFieldDescription } from '@otklik/plugin-host';
import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import type { Category } from '../store/category.entity.js';
import { formOfCategory } from '../use-cases/form-of-category.js';
import { CategoryObject } from './category.type.js';
import { FormFieldObject, type FormFieldType } from './form-field.type.js';

@Resolver(() => CategoryObject)
export class CategoryFormResolver {
  @FieldResolver(() => [FormFieldObject], {
    description: 'The fields of its form in the order in which to ask them, with their limits, so that any form can be drawn; none when it has no form. The platform checks the same limits: `ValidationFailed` with the path `details.<form>.<key>`.',
  })
  async formFields(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<FormFieldObject[]> {
    const fields = await formOfCategory(ctx.loaders, category);
    return fields.map((field) => inLanguage(field, ctx.locale));
  }
}

function inLanguage(field: FormFieldDescription, locale: Locale): FormFieldObject {
  return {
    ...field,
    type: field.type as FormFieldType,
    title: localize(field.title, locale),
    hint: field.hint === null ? null : localize(field.hint, locale),
    values: field.values.map(({ key, title }) => ({ key, title: localize(title, locale) })),
  };
}
