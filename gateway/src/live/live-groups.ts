import type { RequestContext } from '@otklik/identity';
import { subjectKey, type GroupSubject } from './group-subject.js';
import { LiveGroup, type GroupServices } from './live-group.js';
import type { LiveOperation } from './live-operation.js';
import { Subscriber } from './subscriber.js';

/** All running subscriptions, by what makes them equal and by topic. */
export class LiveGroups {
  readonly #services: GroupServices;
  readonly #queueLimit: number;
  readonly #byKey = new Map<string, LiveGroup>();
  readonly #byTopic = new Map<string, Set<LiveGroup>>();

  constructor(services: GroupServices, queueLimit: number) {
    this.#services = services;
    this.#queueLimit = queueLimit;
  }

  /** Adds a subscriber to the group of his equals; he leaves it by himself when he ends. */
  join(subject: GroupSubject, context: RequestContext): { group: LiveGroup; member: Subscriber } {
    const key = subjectKey(subject);
    const group = this.#byKey.get(key) ?? new LiveGroup(this.#services, subject);
    const onClose = (closed: Subscriber) => {
      group.leave(closed);
      if (group.isEmpty) this.#forget(group);
    };
    const member = new Subscriber({ context, queueLimit: this.#queueLimit, onClose });
    if (member.isClosed) return { group, member };
    group.join(member);
    this.#byKey.set(key, group);
    this.#byTopic.set(subject.topic, (this.#byTopic.get(subject.topic) ?? new Set()).add(group));
    return { group, member };
  }

  ofTopic(topic: string): Iterable<LiveGroup> {
    return this.#byTopic.get(topic) ?? [];
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
