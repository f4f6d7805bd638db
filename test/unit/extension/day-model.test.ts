/** What the client knows of a worker's day: what it asks the server for, and that a look that came to nothing is never taken for a day on which nothing is due. */
import './stand-in/instead.ts';
import assert from 'node:assert/strict';
import type { DayModel } from '../../../src/extension/my-day/day-model.ts';
import type { MyDayParams, MyDayResult } from '../../../src/server/protocol.ts';

const EMPTY: MyDayResult = { revision: 3, whole: true, cases: [], gone: [], people: [], records: 2 };

/** A server that answers as it is told; what it was asked is kept. */
class Server {
  answer: () => Promise<MyDayResult | undefined> = () => Promise.resolve(EMPTY);
  readonly asked: object[] = [];
  changed: () => void = () => {};
  restarted: () => void = () => {};

  async askWatched<R>(_request: string, params: object, _token: unknown, _step: unknown): Promise<R | undefined> {
    this.asked.push(params);
    const answer: unknown = await this.answer();
    return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
  }
  async askAtLength<R>(request: string): Promise<R | undefined> {
    return assert.fail(`asked for ${request}`);
  }
  hear(_notification: string, listener: () => void): { dispose(): void } {
    this.changed = listener;
    return { dispose() {} };
  }
  onRestart(listener: () => void): { dispose(): void } {
    this.restarted = listener;
    return { dispose() {} };
  }
}

const memory = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] };

const { seen } = await import('./stand-in/vscode.ts');

describe("a worker's day in the client", () => {
  let server: Server;
  let model: DayModel;

  beforeEach(async () => {
    seen.messages.length = 0;
    server = new Server();
    const { DayModel: Model } = await import('../../../src/extension/my-day/day-model.ts');
    model = new Model(Promise.resolve(server), memory);
  });
  afterEach(() => model.dispose());

  it('asks for what changed since the last answer, and for all where all is looked at again', async () => {
    await model.wake();
    await model.refresh();
    const afresh: MyDayParams = { afresh: true };
    await model.refresh(afresh);
    assert.deepEqual(server.asked, [{}, { since: 3 }, { afresh: true }]);
  });

  it('asks for all of a server that was started again', async () => {
    await model.wake();
    server.restarted();
    await model.wake();
    assert.deepEqual(server.asked, [{}, { afresh: true }]);
  });

  it('looks again where the last look was stopped or failed, and says whether there is a day', async () => {
    server.answer = () => Promise.resolve(undefined);
    assert.deepEqual([await model.ready(), model.state], [false, 'stopped']);
    assert.equal(server.asked.length, 1);
    server.answer = () => Promise.reject(new Error('the disk is gone'));
    assert.deepEqual([await model.ready(), model.state], [false, 'failed']);
    assert.equal(server.asked.length, 2);
    server.answer = () => Promise.resolve(EMPTY);
    assert.deepEqual([await model.ready(), model.state], [true, 'ready']);
    assert.deepEqual(seen.messages, ['What is due could not be looked at: the disk is gone']);
  });

  it('says neither that nothing is due nor that nobody is named where it could not look', async () => {
    server.answer = () => Promise.resolve(undefined);
    const { saveCalendar } = await import('../../../src/extension/my-day/actions.ts');
    const { chooseWorker } = await import('../../../src/extension/my-day/choose-worker.ts');
    assert.equal(await saveCalendar(server, model), undefined);
    assert.equal(await chooseWorker(model), undefined);
    assert.deepEqual(seen.messages, []);
  });
});
