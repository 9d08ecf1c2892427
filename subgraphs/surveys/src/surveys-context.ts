import type { RequestContext } from '@otklik/identity';
import type { Setting } from './use-cases/setting.js';

/** What the resolvers of one operation work with; made anew for each. */
export interface SurveysContext extends RequestContext, Setting {}
