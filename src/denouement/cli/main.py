"""The commands and how they are found; each lives in a module of its own and is imported when it is called."""

from __future__ import annotations

import errno
import os
import sys
import time
from difflib import get_close_matches
from importlib import import_module

import click

from denouement import __version__
from denouement.cli.engine import choose_engine, engine_note
from denouement.cli.exits import Exit

__all__ = ["cli", "main"]

_COMMANDS = {
    "endings": "every way the story can end, and how far that is proved",
    "why": "the reasons behind an event or an ending",
    "change": "the smallest changes to the opening that make an ending come",
    "check": "the mistakes of a file, and the plot holes of its draft",
    "knows": "who believes what, when, and how they came to",
    "feels": "what everybody feels, event by event, and why",
    "tell": "a story, as an outline or as plain prose",
    "reword": "a story told, then worded anew by a language model and held against the log",
    "play": "a story lived from inside, as one of its people",
    "diff": "two versions of a story, compared by their endings",
    "export": "a story as a file for another tool: Markdown, AO3, EPUB, Fountain …",
    "plan": "the shortest plans for a goal, or whether a plan is one",
    "format": "a file in canonical layout",
    "convert": "a story as a research problem, or such a problem as a story",
    "bench": "how fast the problems of a suite are read, grounded and searched",
    "explain": "what a message means",
    "demo": "the tour of the bundled story",
    "completion": "completion of commands for your shell",
}


class _Lazy(click.Group):
    """A group whose commands are imported one by one, and which suggests a name for one it does not know."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"denouement.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS:
            like = get_close_matches(args[0], _COMMANDS, 1, 0.5)
            if not like and (args[0].endswith(".story") or "/" in args[0]):
                hint = f"to see how a file can end: denouement endings {args[0]}"
            else:
                hint = f"did you mean “{like[0]}”?" if like else "“denouement --help” lists the commands"
            raise click.UsageError(f"there is no command “{args[0]}”; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    """Say the version, and which engine works."""
    if wanted and not ctx.resilient_parsing:
        from denouement.engine.kernel import engine_name

        click.echo(f"denouement {__version__} ({engine_name()})")
        ctx.exit()


@click.command(
    cls=_Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Show the version and exit.")  # fmt: skip
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Find how a story can end with everyone acting for reasons of their own.

    Without a file every command works on the bundled cafe story; without a command, this is the tour of it.
    """
    if ctx.invoked_subcommand is None:
        from denouement.cli.demo import command as demo

        ctx.invoke(demo)


def main() -> None:
    """Run the command line and leave with its exit code."""
    start = time.monotonic()
    try:
        choose_engine(os.environ.get("DENOUEMENT_ENGINE", ""))
        code = cli.main(standalone_mode=False)
    except SystemExit as leaving:
        code = leaving.code
    except click.UsageError as fault:
        fault.show()
        code = Exit.USAGE
    except click.ClickException as fault:
        fault.show()
        code = Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        code = Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.CLEAN)
    except OSError as fault:
        if fault.errno not in (errno.ENOSPC, errno.EIO):
            code = _mistake(fault)
        else:
            click.echo(f"what was to be said cannot be written: {fault.strerror}", err=True)
            code = Exit.USAGE
    except BaseException as fault:  # a panic of the kernel is no Exception
        code = _mistake(fault)
    note = engine_note(code, time.monotonic() - start)
    if note is not None:
        click.echo(note, err=True)
    sys.exit(code if isinstance(code, int) else Exit.CLEAN)


def _mistake(fault: BaseException) -> Exit:
    """Own up to a mistake of the program; raises it again for whoever looks for it."""
    if "DENOUEMENT_DEBUG" in os.environ:
        raise fault
    click.echo(
        f"denouement made a mistake of its own ({type(fault).__name__}: {fault}).\n"
        "Nothing of yours is lost or at fault. With DENOUEMENT_DEBUG=1 set it tells where; please report that.",
        err=True,
    )
    return Exit.OUR_FAULT
