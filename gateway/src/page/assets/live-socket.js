/**
 * One subscription over one socket, by the graphql-transport-ws protocol, as an async iterable of results.
 * A cut connection ends it with an error that says so: nothing is silently missed.
 */
export function subscribe(endpoint, connectionParams, payload, cutText) {
  const url = new URL(endpoint, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url, 'graphql-transport-ws');
  const results = createQueue();
  const send = (message) => socket.send(JSON.stringify(message));
  socket.onopen = () => send({ type: 'connection_init', payload: connectionParams });
  socket.onclose = ({ code, reason }) => results.end({ errors: [{ message: `${cutText} ${code} ${reason}`.trim() }] });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'connection_ack') send({ id: '1', type: 'subscribe', payload });
    else if (message.type === 'ping') send({ type: 'pong' });
    else if (message.type === 'next') results.push(message.payload);
    else if (message.type === 'error') finish({ errors: message.payload });
    else if (message.type === 'complete') finish();
  };
  function finish(last) {
    results.end(last);
    socket.close(1000);
  }
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => results.next(),
    async return() {
      finish();
      return { done: true, value: undefined };
    },
  };
}

/** Results that wait for a reader, or a reader that waits for results. */
function createQueue() {
  const results = [];
  let reader = null;
  let ended = false;
  function step() {
    if (reader === null || (results.length === 0 && !ended)) return;
    const give = reader;
    reader = null;
    give(results.length > 0 ? { done: false, value: results.shift() } : { done: true, value: undefined });
  }
  return {
    push(result) {
      if (!ended) results.push(result);
      step();
    },
    end(last) {
      if (!ended && last !== undefined) results.push(last);
      ended = true;
      step();
    },
    next: () =>
      new Promise((resolve) => {
        reader = resolve;
        step();
      }),
  };
}
