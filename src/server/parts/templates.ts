/** Answers about templates: which there are, what they ask, what comes of the answers. */
import { RequestType } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { below } from '../../workspace/record-files.ts';
import { allTemplates } from '../../workspace/templates/shared.ts';
import { shippedTemplates } from '../../workspace/templates/shipped.ts';
import { filledTemplate, type TemplateUse, templateChoices, templateQuestions } from '../features/templates.ts';
import type { JudgedRecord } from '../judged-record.ts';
import {
  FILL_TEMPLATE_REQUEST,
  type FilledTemplate,
  type FillTemplateParams,
  TEMPLATE_QUESTIONS_REQUEST,
  TEMPLATES_REQUEST,
  type TemplateChoice,
  type TemplatePlace,
  type TemplateQuestions,
  type TemplateQuestionsParams,
  type TemplatesParams,
} from '../template-requests.ts';
import type { Part, Serving } from './part.ts';

/** Stands for a file that is still to be made, to know which workspace will govern it. */
const ANY_NAME = 'new.case.md';

export const templates: Part = {
  register(serving) {
    const { connection } = serving;
    connection.onRequest(new RequestType<TemplatesParams, TemplateChoice[], void>(TEMPLATES_REQUEST), async (place) => {
      const use = await useAt(serving, place);
      return templateChoices(await templatesIn(serving, use), use.record);
    });
    connection.onRequest(
      new RequestType<TemplateQuestionsParams, TemplateQuestions | null, void>(TEMPLATE_QUESTIONS_REQUEST),
      async ({ template: id, ...place }) => {
        const use = await useAt(serving, place);
        const template = (await templatesIn(serving, use)).find((each) => each.id === id);
        return template === undefined ? null : templateQuestions(template, use);
      },
    );
    connection.onRequest(
      new RequestType<FillTemplateParams, FilledTemplate | null, void>(FILL_TEMPLATE_REQUEST),
      async ({ template: id, answers, version, position, ...place }) => {
        const use = await useAt(serving, place);
        const template = (await templatesIn(serving, use)).find((each) => each.id === id);
        if (template === undefined) return null;
        const changed = version !== undefined && use.record?.document.version !== version;
        if (template.kind === 'entry' && changed) return null;
        return filledTemplate(template, use, new Map(Object.entries(answers)), position);
      },
    );
  },
};

async function useAt({ service, today, settings }: Serving, { uri, folder }: TemplatePlace): Promise<TemplateUse> {
  const record =
    uri === undefined ? undefined : await service.ask<JudgedRecord | undefined>(uri, (each) => each, undefined);
  const inFolder = folder === undefined ? `untitled:${ANY_NAME}` : below(URI.parse(folder).toString(), ANY_NAME);
  const workspace = record?.workspace ?? (await service.governing(uri ?? inFolder));
  return { workspace, record, today: today(), settings: settings() };
}

async function templatesIn({ engine }: Serving, { workspace }: TemplateUse) {
  return allTemplates((await workspace.templates()).templates, shippedTemplates(engine));
}
