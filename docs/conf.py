"""How the documentation is built. Nothing here reaches the network."""

from pygments.lexer import RegexLexer, bygroups
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from denouement import __version__

project = "Denouement"
author = "The Denouement authors"
copyright = author
version = release = __version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = f"Denouement {release}"
html_copy_source = False
html_show_sphinx = False


class StoryLexer(RegexLexer):
    """The colours of a story file: headings, the words a line begins with, roles, numbers and comments."""

    name = "Story"
    aliases = ("story",)
    tokens = {  # noqa: RUF012
        "root": [
            (r"#.*$", Comment),
            (r"^(story|world)\b", Keyword.Declaration),
            (r"^(fact|action|reaction|phrase|sight|kind)\b", Keyword.Declaration),
            (r"^(at first|[a-z]+)(?=[ \t]*(?:#.*)?$)", Keyword.Namespace),
            (
                r"^([ \t]+)(only in the past|seen by|use|if|then|when|means|willing|past|on purpose)\b",
                bygroups(Text, Keyword),
            ),
            (r"\b(and|or|not|for some|for every|believes?|knows that|wants?)\b", Keyword),
            (
                r"(\{)(\w+)(:)([^}]*)(\})",
                bygroups(Punctuation, Name.Variable, Punctuation, Name.Class, Punctuation),
            ),
            (r'"[^"\n]*"', String),
            (r"\b\d+(\.\d+)?\b", Number),
            (r"[^\W\d]+", Text),
            (r"\s+|.", Text),
        ]
    }


def setup(app):
    """Let the pages colour story files; problem files are shown as they are."""
    app.add_lexer("story", StoryLexer)
    app.add_lexer("problem", TextLexer)
