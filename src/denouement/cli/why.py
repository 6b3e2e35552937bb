"""``denouement why``: the reasons behind an event or an ending."""

from __future__ import annotations

import sys
from typing import Any

import click

from denouement import english
from denouement.cli.chosen import ending_named, file_meant
from denouement.cli.common import (
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
    searched,
    stop_code,
)
from denouement.cli.files import looks_like_file
from denouement.cli.output import document, headed, print_json, say, warn, wrapped
from denouement.errors import UsageError

__all__ = ["command", "show_act"]


@click.command("why")
@click.argument("about", nargs=-1, required=True, metavar="[FILE] EVENT-OR-ENDING")
@click.option("--in", "within", default="", help="The ending whose story is meant.")
@click.option("--not", "negated", is_flag=True, help="Why it does not happen, or the ending does not come.")
@click.option("--rather-than", "rather", default="", metavar="OTHER", help="Why it, and not OTHER.")
@click.option(
    "--at", "at", default="", metavar="EVENT", help="With --not and --rather-than: compare before this event."
)
@click.option("--short", is_flag=True, help="One sentence for each event, without the tree.")
@limit_options
@json_option
@guarded
def command(
    about: tuple[str, ...],
    within: str,
    negated: bool,
    rather: str,
    at: str,
    short: bool,
    as_json: bool,
    **limits: Any,
) -> None:
    """Why it comes to an ending, or why somebody does something: one sentence first, then what it rests on.

    EVENT is the number of an event in the story, or words of its sentence. With --not: why it does not; and with
    --rather-than: why the one and not the other.
    """
    file = about[0] if len(about) > 1 and looks_like_file(about[0]) else None
    asked = " ".join(about[1:] if file else about)
    if file is None and looks_like_file(asked):
        raise click.UsageError("say what you ask about, too: an ending, or an event of the story")
    if not asked.strip():
        raise click.UsageError("say what you ask about: an ending, or an event of the story")
    opened = open_story(file)
    if within:
        within = ending_named([e.name for e in opened.story.endings], within)
    answer = searched(opened, limits_from(**limits))
    from denouement.answers import play_draft, why, why_not

    if negated or rather:
        asked_, instead = (rather, asked) if rather else (asked, "")
        contrast = why_not(opened.analysis, answer, asked_, instead, at)
        _show_contrast(contrast, answer, asked, short, as_json)
        sys.exit(stop_code(answer))
    if at:
        raise click.UsageError("--at goes with --not or --rather-than")
    try:
        found = why(opened.analysis, answer, asked, within, play_draft(opened.analysis))
    except UsageError as fault:
        raise UsageError(f"{fault}", file_meant(asked) or fault.hint) from fault
    if as_json:
        events = [_event_json(e) for e in found.events]
        print_json(
            document(
                "why",
                answer.complete,
                asked=asked,
                ending=found.ending,
                over=found.over,
                story=list(found.story),
                events=events,
            )
        )
        sys.exit(stop_code(answer))
    say(headed(f"In {found.over}:"))
    for event in found.events:
        say()
        show_act(event, not short)
    if not answer.complete:
        warn(f"stopped at {answer.stop.value}; longer stories were not all considered")
    sys.exit(stop_code(answer))


def _show_contrast(contrast: Any, answer: Any, asked: str, short: bool, as_json: bool) -> None:
    """Why not: a sentence; then what is foreseen of each, where they part, and the wants that decide."""
    if as_json:
        branches = {
            name: None if branch is None else {"acts": list(branch.acts), "worth": branch.worth}
            for name, branch in (("with", contrast.with_it), ("without", contrast.without))
        }
        print_json(
            document(
                "why-not",
                answer.complete,
                asked=asked,
                sentence=contrast.sentence,
                ending=contrast.ending or None,
                person=contrast.person or None,
                act=contrast.act or None,
                instead=contrast.instead or None,
                point=contrast.point or None,
                **branches,
                parting=list(contrast.parting) if contrast.with_it else None,
                decides=[{"want": w, "amount": a} for w, a in contrast.decides],
                later=contrast.later or None,
            )
        )
        return
    say(wrapped(contrast.sentence))
    if short or contrast.with_it is None:
        return
    say()
    rows = [
        f"{english.sentence_case(contrast.point)}, as {contrast.person} sees it:",
        f"with it: {'; then '.join(contrast.with_it.acts)}",
        f"as it is: {'; then '.join(contrast.without.acts) or 'nothing more'}",
        f"they part at: {contrast.parting[0]}, or {contrast.parting[1]}",
    ]
    rows += [f"what decides: {contrast.person} wants {w} ({a:g})" for w, a in contrast.decides]
    rows += [contrast.later] if contrast.later else []
    say(wrapped(rows[0]))
    for row in rows[1:]:
        say(wrapped(row, "   · ", "     "))


def show_act(event: Any, with_tree: bool) -> None:
    """One event: a sentence, then the tree."""
    if event.happens:
        happens = f"{english.finish(event.act)} It simply happens; nobody has to want it."
        say(wrapped(f"{event.number}. {happens}", "", "   "))
    for tree in event.reasons:
        say(wrapped(f"{event.number}. {tree.sentence}", "", "   "))
        if with_tree:
            _show_tree(tree, "   ")
    for lacks in event.missing:
        say(
            wrapped(
                f"{event.number}. {event.act}: without a reason. {english.finish(lacks.because)}", "", "   "
            )
        )


def _show_tree(tree: Any, indent: str) -> None:
    for text, amount in tree.gains:
        say(wrapped(f"+{amount:g} {tree.person} wants {text}", indent + "· ", indent + "    "))
    for text, amount in tree.costs:
        say(wrapped(f"-{amount:g} {tree.person} wants {text}", indent + "· ", indent + "    "))
    for text in tree.settled:
        say(wrapped(f"it settles what {tree.person} wants: {text}", indent + "· ", indent + "    "))
    if len(tree.plan) > 1 and tree.kind == "precaution":
        say(
            wrapped(
                f"{tree.person} then counts on: {'; then '.join(tree.plan[1:])}",
                indent + "· ",
                indent + "    ",
            )
        )
    elif len(tree.plan) > 1 and tree.foreseen:
        say(
            wrapped(
                f"{tree.person} foresees: {'; then '.join(tree.plan[1:])}", indent + "· ", indent + "    "
            )
        )
    elif len(tree.plan) > 1:
        rest = "; then ".join(tree.plan[1:])
        say(wrapped(f"{tree.person} counts on: {rest}", indent + "· ", indent + "    "))
    if tree.foreseen:
        without = "; then ".join(tree.instead) or "nothing more"
        word = "otherwise" if tree.kind == "precaution" else "without it"
        say(wrapped(f"{word}: {without}", indent + "· ", indent + "    "))
    for other in tree.others:
        say(wrapped(f"as {tree.person} sees it, {other.sentence}", indent + "  ↳ ", indent + "    "))
        _show_tree(other, indent + "    ")


def _event_json(event: Any) -> dict[str, Any]:
    return {
        "event": event.number,
        "act": event.act,
        "happens": event.happens,
        "reasons": [_tree_json(t) for t in event.reasons],
        "missing": [{"kind": m.kind, "because": m.because} for m in event.missing],
    }


def _tree_json(tree: Any) -> dict[str, Any]:
    return {
        "person": tree.person,
        "act": tree.act,
        "kind": tree.kind,
        "sentence": tree.sentence,
        "plan": list(tree.plan),
        "gains": [{"want": w, "amount": a} for w, a in tree.gains],
        "costs": [{"want": w, "amount": a} for w, a in tree.costs],
        "foreseen": tree.foreseen,
        "instead": list(tree.instead),
        "settled": list(tree.settled),
        "others": [_tree_json(o) for o in tree.others],
    }
