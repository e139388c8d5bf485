"""Where the status of a node could come from: the units' statuses, the rule, the suggestion."""

from __future__ import annotations

from collections.abc import Iterator

from vbtui.cli import output
from vbtui.cli.context import Context
from vbtui.cli.output import Json
from vbtui.domain import address
from vbtui.domain import status as scales
from vbtui.domain.coverage import Coverage
from vbtui.domain.enhet import Enhet
from vbtui.domain.period import Period
from vbtui.domain.plan import NodTyp
from vbtui.domain.question import questions_of
from vbtui.domain.suggestion import Suggestion
from vbtui.domain.text import printable
from vbtui.read import NodePage, node_page, plan_tree
from vbtui.store import plans

_NOBODY = "Ingen enhet under den här rapporterar på det, så det finns inget förslag."


def explain(context: Context, text: str, chosen: Enhet | None, period: Period, form: str) -> None:
    """Print what the statuses below a unit make of the node that ``text`` names.

    Where no unit is chosen it is the one that the file belongs to, or the aktivitet.
    """
    target = address.parse_target(text)
    assert isinstance(target, address.NodAddress)
    nod = address.find_nod(plans.noder(context.db, context.plan(period)), target)
    owner = nod.enhet if nod.typ is NodTyp.AKTIVITET else None
    enhet = chosen or (context.organisation[owner] if owner else context.home)
    tree = plan_tree(context.db, context.organisation, enhet, period)
    page = node_page(context.db, context.organisation, context.perioder, tree, nod, period)
    if form == "json":
        output.write_json(_json(page, address.Addresses(tree.order).of(nod)))
    else:
        output.write_lines(_text(page))


def _json(page: NodePage, where: str) -> dict[str, Json]:
    found, texts = page.suggestion, page.coverage
    suggested = found.status if found else None
    return {
        "mal": where,
        "namn": page.nod.name,
        "enhet": page.enhet.kod,
        "period": page.period.key,
        "status": page.said.status,
        "forslag": suggested.key if suggested else None,
        "avviker": page.differs,
        "text": found.reason if found else (_NOBODY if page.nod.judged else ""),
        "delar": [
            {"namn": one.name, "status": one.said.key if one.said else None}
            for one in (found.given if found else ())
        ],
        "saknas": list(found.missing) if found else [],
        "texter": None if texts is None else _texts(texts),
    }


def _texts(texts: Coverage) -> dict[str, Json]:
    return {
        "enheter": list(texts.units),
        "kommenterat": list(texts.commented),
        "anvanda": list(texts.used),
        "andrade_sedan": list(texts.changed),
        "namnda": list(texts.mentioned),
    }


def _text(page: NodePage) -> Iterator[str]:
    nod, said = page.nod, page.said
    status = scales.find(nod.typ, page.period.typ, said.status)
    yield printable(f"{page.nod.word} {page.nod.name}")
    yield printable(f"{page.enhet.namn} · {page.period.title}")
    yield ""
    if nod.judged:
        yield printable(f"Status:   {status.label if status else 'saknas'}")
        for question in questions_of(nod.typ):
            answer = question.answer(said)
            yield printable(f"{question.title + ':':<9} {answer.label if answer else 'inget svar'}")
    else:
        yield f"{nod.word} får ingen status."
    if page.suggestion is not None:
        yield from _suggestion(page, page.suggestion)
    elif nod.judged:
        yield _NOBODY
    if page.coverage is not None:
        yield f"Texter:   {page.coverage.text}."
        if page.coverage.changed:
            names = ", ".join(page.coverage.changed)
            yield printable(f"Ändrade sedan de användes: {names}.")


def _suggestion(page: NodePage, found: Suggestion) -> Iterator[str]:
    suggested = found.status.label if found.status else "inget"
    differs = "; ett annat är valt" if page.differs else ""
    yield printable(f"Förslag:  {suggested}{differs}")
    yield printable(found.reason)
    labels = [
        one.said.label if one.said else f"{scales.MISSING_SYMBOL} saknas" for one in found.given
    ]
    width = max(map(len, labels), default=0)
    for one, label in zip(found.given, labels, strict=True):
        yield printable(f"  {label:<{width}}  {one.name}")
