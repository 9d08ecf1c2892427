import type { RequestContext, SignedInViewer } from '@otklik/identity';
import type { ViewerWatch } from '../identity/viewer-watch.js';
import { audienceOf, subjectKey, type GroupSubject } from './group-subject.js';
import { LiveGroup, type GroupServices } from './live-group.js';
import type { LiveOperation } from './live-operation.js';
import { Subscriber, type SubscriberTerms } from './subscriber.js';

/** Whoever is told of what happens to subscribers. */
export interface SubscriberCare {
  /** Looks again how viewers stand. */
  readonly watch?: ViewerWatch | undefined;
  /** The roles of a subscriber's viewer have changed. */
  readonly onRoles: (subscriber: Subscriber, viewer: SignedInViewer) => void;
}

/** All running subscriptions, by what makes them equal and by topic. */
export class LiveGroups {
  readonly #services: GroupServices;
  readonly #terms: SubscriberTerms;
  readonly #watch: ViewerWatch | undefined;
  readonly #groupOf = new Map<Subscriber, LiveGroup>();
  readonly #byKey = new Map<string, LiveGroup>();
  readonly #byTopic = new Map<string, Set<LiveGroup>>();

  constructor(services: GroupServices, queueLimit: number, { watch, onRoles }: SubscriberCare) {
    this.#services = services;
    this.#watch = watch;
    this.#terms = {
      queueLimit,
      onRoles,
      onSlow: () => services.counters.slowReaders++,
      onClose: (closed) => {
        watch?.delete(closed);
        this.#leave(closed);
      },
    };
  }

  /** Adds a subscriber to the group of his equals; he leaves it by himself when he ends. */
  join(subject: GroupSubject, context: RequestContext): { group: LiveGroup; member: Subscriber } {
    const member = new Subscriber(context, subject.topic, this.#terms);
    if (member.isClosed) return { group: new LiveGroup(this.#services, subject), member };
    this.#watch?.add(member);
    return { group: this.#enter(subject, member), member };
  }

  /** Moves a subscriber to his equals as another viewer; he is catching up from then on. Null when he has left. */
  regroup(member: Subscriber, viewer: SignedInViewer): LiveGroup | null {
    const subject = this.#groupOf.get(member)?.subject;
    if (subject === undefined) return null;
    this.#leave(member);
    member.catchUpAs(viewer);
    return this.#enter({ ...subject, audience: audienceOf(member.context) }, member);
  }

  #enter(subject: GroupSubject, member: Subscriber): LiveGroup {
    const key = subjectKey(subject);
    const group = this.#byKey.get(key) ?? new LiveGroup(this.#services, subject);
    group.join(member);
    this.#groupOf.set(member, group);
    this.#byKey.set(key, group);
    this.#byTopic.set(subject.topic, (this.#byTopic.get(subject.topic) ?? new Set()).add(group));
    return group;
  }

  #leave(member: Subscriber): void {
    const group = this.#groupOf.get(member);
    this.#groupOf.delete(member);
    group?.leave(member);
    if (group?.isEmpty === true) this.#forget(group);
  }

  get size(): number {
    return this.#byKey.size;
  }

  ofTopic(topic: string): readonly LiveGroup[] {
    return [...(this.#byTopic.get(topic) ?? [])];
  }

  all(): LiveGroup[] {
    return [...this.#byTopic.values()].flatMap((groups) => [...groups]);
  }

  /** Puts another form of a group's operation in place; equal subscribers who come later join it still. */
  replan(group: LiveGroup, operation: LiveOperation): void {
    if (this.#byKey.get(group.key) === group) this.#byKey.delete(group.key);
    group.replan(operation);
    this.#byKey.set(group.key, group);
  }

  #forget(group: LiveGroup): void {
    const { topic } = group.subject;
    if (this.#byKey.get(group.key) === group) this.#byKey.delete(group.key);
    const groups = this.#byTopic.get(topic);
    groups?.delete(group);
    if (groups?.size === 0) this.#byTopic.delete(topic);
  }
}
