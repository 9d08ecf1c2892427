import { ANONYMOUS, type PersonViewer, type SignedInViewer, type Viewer } from '@otklik/identity';
import { ViewerWatch, type Staying } from './viewer-watch.js';

class Seat implements Staying {
  readonly told: (SignedInViewer | null)[] = [];
  constructor(public viewer: Viewer) {}
  reauthorise(viewer: SignedInViewer | null): void {
    this.told.push(viewer);
    if (viewer !== null) this.viewer = viewer;
  }
}

const person = (login: string, expiresAt = 1): PersonViewer => ({ kind: 'person', subject: login, login, citizenId: login, grants: [], issuedAt: 0, expiresAt });

let asked: string[][];
let troubles: unknown[];
let answer: (viewer: SignedInViewer) => SignedInViewer | null;
let watch: ViewerWatch;
beforeEach(() => {
  [asked, troubles] = [[], []];
  answer = (viewer) => viewer;
  watch = new ViewerWatch({
    refresh: async (viewers) => {
      asked.push(viewers.map(({ login }) => login));
      return viewers.map(answer);
    },
    everyMs: 60_000,
    onTrouble: (error) => troubles.push(error),
  });
});
afterEach(() => watch.stop());

function seated(...viewers: Viewer[]): Seat[] {
  const seats = viewers.map((viewer) => new Seat(viewer));
  for (const seat of seats) watch.add(seat);
  return seats;
}

test('asks once for everybody, whatever they keep open, and not for those without a token', async () => {
  seated(person('anna'), person('anna'), person('boris'), ANONYMOUS);
  await watch.look();
  expect(asked).toEqual([['anna', 'boris']]);
});

test('tells nobody when nothing has changed', async () => {
  const seats = seated(person('anna'));
  await watch.look();
  expect(seats[0]!.told).toEqual([]);
});

test('tells new roles, and leaves each token its own end', async () => {
  const seats = seated(person('anna', 100), person('anna', 200), person('boris'));
  const grants = [{ role: 'AUDITOR', cabinetId: 'roads' }] as const;
  answer = (viewer) => (viewer.login === 'anna' ? { ...viewer, grants } : viewer);
  await watch.look();
  expect(seats.map(({ told }) => told)).toEqual([[{ ...person('anna', 100), grants }], [{ ...person('anna', 200), grants }], []]);
});

test('tells the end of all sessions', async () => {
  const seats = seated(person('anna'));
  answer = () => null;
  await watch.look();
  expect(seats[0]!.told).toEqual([null]);
});

test('judges tokens of one person by their own time of issue', async () => {
  const [old, fresh] = seated(person('anna'), { ...person('anna'), issuedAt: 5_000 });
  answer = (viewer) => (viewer.issuedAt! < 5_000 ? null : viewer);
  await watch.look();
  expect([old!.told, fresh!.told]).toEqual([[null], []]);
});

test('tells nobody who has left while the question was under way', async () => {
  const [seat] = seated(person('anna'));
  answer = () => null;
  const looking = watch.look();
  watch.delete(seat!);
  await looking;
  expect(seat!.told).toEqual([]);
});

test('looks on after a look that failed', async () => {
  const [seat] = seated(person('anna'));
  answer = () => {
    throw new Error('The database is out');
  };
  await watch.look();
  expect([troubles, seat!.told]).toEqual([[new Error('The database is out')], []]);
  answer = () => null;
  await watch.look();
  expect(seat!.told).toEqual([null]);
});
