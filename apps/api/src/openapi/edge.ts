import { Controller, Inject, Module, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Parts } from '../parts.ts';
import { parametersIn } from '../parameters.ts';
import { languageOf, NOTHING_HERE, type Language } from '../problem.ts';
import { At, type Route } from '../route.ts';
import { ROUTES } from '../routes.ts';
import { varyBy } from '../tagged.ts';
import { ASSETS, assetBytes, isAsset } from './assets.ts';
import { openApiOf } from './document.ts';
import { PAGE_POLICY, referencePage } from './page.ts';
import { ASSET, DOCUMENT, PAGE } from './routes.ts';
import { Unchanging } from './unchanging.ts';

@Controller()
class Reference {
  readonly #made = new Unchanging();

  constructor(@Inject(Parts) private readonly parts: Parts) {}

  @At(DOCUMENT)
  document(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language = languageAsked(request, DOCUMENT);
    this.#made.send(request, varyBy(reply, 'Accept-Language'), `document ${language}`, {
      type: 'application/json',
      bytes: () => Buffer.from(JSON.stringify(openApiOf(ROUTES, language, this.parts.config.oidc?.issuer))),
    });
  }

  @At(PAGE)
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language = languageAsked(request, PAGE);
    reply.headers({ 'content-security-policy': PAGE_POLICY, 'content-language': language });
    this.#made.send(request, varyBy(reply, 'Accept-Language'), `page ${language}`, {
      type: 'text/html; charset=utf-8',
      bytes: () => Buffer.from(referencePage(language)),
    });
  }

  @At(ASSET)
  asset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    parametersIn(request, ASSET);
    const { asset } = request.params as { asset: string };
    if (!isAsset(asset)) throw NOTHING_HERE;
    const type = ASSETS[asset];
    this.#made.send(request, reply, asset, {
      type: type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      bytes: () => assetBytes(asset),
    });
  }
}

/** The language that the address names, else the one that the headers ask for. @throws Problem 400 for other parameters */
function languageAsked(request: FastifyRequest, route: Route): Language {
  const { lang } = parametersIn(request, route).query;
  return (lang as Language | undefined) ?? languageOf(request.headers['accept-language']);
}

/** The description of the whole edge, for programs and for people. */
@Module({ controllers: [Reference] })
export class OpenApiEdge {}
