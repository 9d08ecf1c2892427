/** Ours, over HTTP to the subgraphs, as every other gateway. */
import { httpTransport, readSubgraphUrls } from '@otklik/gateway';
import { serveOwnGateway } from './own-gateway.ts';
import { target } from './target.ts';

const own = target();
await serveOwnGateway(own, httpTransport({ urls: readSubgraphUrls(own.supergraphSdl) }));
