/** Reads one title in two languages, over HTTP and over a socket. */
import { change, CITIZEN, connectionOf, guide, pothole, report } from './support.ts';

const { createApollo } = await guide('graph/apollo.ts');
const { createSocket } = await guide('graph/socket.ts');
const { submitAppeal } = await guide('appeals/submit.ts');
const { watchAppeal } = await guide('appeals/watch.ts');

const titles: Record<string, string[]> = {};
for (const language of ['ru', 'en']) {
  const socket = createSocket(connectionOf(CITIZEN, language));
  const { appeal } = await submitAppeal(createApollo(connectionOf(CITIZEN, language), socket), pothole(`guide-language-${language}`));
  await change(appeal.id, 1);
  const { value: update } = await watchAppeal(socket, appeal.id, appeal.cursor).next();
  titles[language] = [appeal.category.title, update.appeal.category.title];
}
report(titles);
