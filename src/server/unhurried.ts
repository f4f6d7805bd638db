/**
 * Questions about a whole record that an editor asks after each keystroke and nobody waits for: its outline, its folds, its colours. They are answered one at
 * a time, behind the findings and behind whatever has arrived meanwhile, so that somebody who types is never kept waiting for them. Those that the editor has
 * taken back, or that are about a text that is another by now, are refused without work; an editor asks anew.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Uri } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import type { CaseRecordService } from './service.ts';

/** Milliseconds without a question before the first of them is answered: right behind a keystroke an editor asks what to offer, and a long answer sent before that one is read before it. */
const PAUSE = 20;

interface Waiting {
  readonly uri: Uri;
  readonly version: number;
  answer(): Promise<void>;
  refuse(code: number, why: string): void;
}

export class Unhurried {
  readonly #service: CaseRecordService;
  readonly #waiting = new Set<Waiting>();
  #turn: ReturnType<typeof setTimeout> | undefined;
  #isAnswering = false;

  constructor(service: CaseRecordService) {
    this.#service = service;
    service.onChanged(() => this.#dropStale());
  }

  /** What a feature answers about an open record when its turn comes, or why it is not answered; `nothing` where the record is not open. */
  ask<T>(
    uri: Uri,
    token: CancellationToken,
    feature: (record: JudgedRecord) => T,
    nothing: T,
  ): Promise<T | ResponseError<void>> {
    const version = this.#service.versionOf(uri);
    if (version === undefined) return Promise.resolve(nothing);
    return new Promise((resolve, reject) => {
      const refuse = (code: number, why: string): void => resolve(new ResponseError(code, why));
      const waiting: Waiting = {
        uri,
        version,
        refuse,
        answer: async () => {
          try {
            const answer = await this.#service.ask<{ readonly given: T } | undefined>(
              uri,
              (record) => ({ given: feature(record) }),
              undefined,
            );
            if (answer === undefined) refuse(LSPErrorCodes.ContentModified, CHANGED);
            else resolve(answer.given);
          } catch (error) {
            // An error of ours, which the connection reports.
            reject(error);
          }
        },
      };
      this.#waiting.add(waiting);
      token.onCancellationRequested(() => {
        if (this.#waiting.delete(waiting)) refuse(LSPErrorCodes.RequestCancelled, 'It was taken back.');
      });
      this.#nextTurn(PAUSE);
    });
  }

  /** Each question and each edit puts the next answer off. Between two of them whatever has arrived goes first, as a timer is behind it. */
  #nextTurn(pause: number): void {
    clearTimeout(this.#turn);
    if (!this.#isAnswering && this.#waiting.size > 0) this.#turn = setTimeout(() => this.#answerOne(), pause);
  }

  async #answerOne(): Promise<void> {
    const [first] = this.#waiting;
    if (first === undefined) return;
    this.#waiting.delete(first);
    this.#isAnswering = true;
    await first.answer();
    this.#isAnswering = false;
    this.#nextTurn(0);
  }

  #dropStale(): void {
    for (const waiting of this.#waiting) {
      if (this.#service.versionOf(waiting.uri) === waiting.version) continue;
      this.#waiting.delete(waiting);
      waiting.refuse(LSPErrorCodes.ContentModified, CHANGED);
    }
    this.#nextTurn(PAUSE);
  }
}

const CHANGED = 'The text has changed since.';
