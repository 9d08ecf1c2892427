import { registerEnumType } from 'type-graphql';
import { ExpertGrade, LifeSituationKind, Principle, PrincipleVerdict, ServiceKind } from '../../domain/register/kinds.js';
import { Metric, MetricState, MetricUnit } from '../../domain/register/metric.js';

registerEnumType(ServiceKind, {
  name: 'ServiceKind',
  description: 'What an agency does for a person or a business, or asks of them.',
  valuesConfig: {
    SERVICE: { description: 'A public service (государственная или муниципальная услуга).' },
    SUPPORT: { description: 'A measure of support (мера поддержки).' },
    CONTROL: { description: 'Control or supervision (контроль, надзор).' },
  },
});

registerEnumType(LifeSituationKind, {
  name: 'LifeSituationKind',
  description: 'Who has made a life situation one of theirs.',
  valuesConfig: {
    FEDERAL: { description: 'On the federal list.' },
    PILOT: { description: 'On the federal list, and the region is a pilot of it.' },
    REGIONAL: { description: 'The region’s own.' },
  },
});

registerEnumType(ExpertGrade, {
  name: 'ExpertGrade',
  description: 'What an expert thinks of a life situation as it is.',
  valuesConfig: {
    GOOD: { description: 'People come through it easily.' },
    ACCEPTABLE: { description: 'It works; some of it should be better.' },
    POOR: { description: 'It must be made anew.' },
  },
});

registerEnumType(Principle, {
  name: 'ClientPrinciple',
  description: 'A principle of client-centricity that services are checked against. The wording is the platform’s.',
  valuesConfig: {
    CLEAR_LANGUAGE: { description: 'What has to be done is said in plain words.' },
    KNOWN_TERM: { description: 'One knows how long it takes, and where it stands.' },
    ONLY_ONCE: { description: 'What the state knows already is not asked for.' },
    FEWEST_STEPS: { description: 'No visit and no document too many.' },
    ANY_CHANNEL: { description: 'It is the same in each channel: electronic, MFC, in person.' },
    ACCESSIBLE: { description: 'Everybody can use it, people with disabilities too.' },
    PROACTIVE: { description: 'It is offered before one asks for it.' },
    FEEDBACK: { description: 'One can say what was wrong, and something comes of it.' },
  },
});

registerEnumType(PrincipleVerdict, {
  name: 'PrincipleVerdict',
  description: 'How a service stands against a principle.',
  valuesConfig: {
    MET: { description: 'It does what the principle asks.' },
    PARTLY_MET: { description: 'It does some of it.' },
    NOT_MET: { description: 'It does not.' },
    NOT_APPLICABLE: { description: 'The principle has no meaning for it.' },
  },
});

registerEnumType(Metric, {
  name: 'Metric',
  description: 'What is measured of a service or a life situation. Each has one unit; metrics of different units are never compared.',
  valuesConfig: {
    VISITS: { description: 'How often one has to come. Unit: VISIT. Less is better.' },
    DOCUMENTS: { description: 'How many documents one has to bring. Unit: DOCUMENT. Less is better.' },
    DAYS: { description: 'How long it takes, in calendar days. Unit: DAY. Less is better.' },
    WORKING_DAYS: { description: 'How long it takes, in working days. Unit: WORKING_DAY. Less is better.' },
    E_FILING_SHARE: { description: 'How many of the applications come electronically. Unit: PERCENT. More is better.' },
    ON_TIME_SHARE: { description: 'How many are done in time. Unit: PERCENT. More is better.' },
    SATISFIED_SHARE: { description: 'How many applicants are satisfied. Unit: PERCENT. More is better.' },
    REFUSED_SHARE: { description: 'How many applications are refused. Unit: PERCENT. Less is better.' },
    RATING: { description: 'The mean mark that people give. Unit: MARK. More is better.' },
  },
});

registerEnumType(MetricUnit, {
  name: 'MetricUnit',
  description: 'In what a metric is measured.',
  valuesConfig: {
    VISIT: { description: 'Visits, 0 to 10,000.' },
    DOCUMENT: { description: 'Documents, 0 to 10,000.' },
    DAY: { description: 'Calendar days, 0 to 10,000.' },
    WORKING_DAY: { description: 'Working days of the national calendar, 0 to 10,000.' },
    PERCENT: { description: 'Percent, 0 to 100.' },
    MARK: { description: 'A mark, 1 to 5.' },
  },
});

registerEnumType(MetricState, {
  name: 'MetricState',
  description: 'What a value says.',
  valuesConfig: {
    MEASURED: { description: 'It was so on that day.' },
    TARGET: { description: 'It is to be so by that day.' },
  },
});
