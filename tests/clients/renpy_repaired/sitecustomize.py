"""Lets the Ren'Py of Debian 12 run on its Python: it gives ends of syntax nodes that lie before their beginnings."""

import ast
import builtins

_compile = builtins.compile


def _repaired(source, *args, **kwargs):
    if isinstance(source, ast.AST):
        for node in ast.walk(source):
            line = getattr(node, "lineno", None)
            if line is not None and (node.end_lineno or 0) <= line:
                node.end_lineno = line
                node.end_col_offset = max(node.end_col_offset or 0, node.col_offset)
    return _compile(source, *args, **kwargs)


builtins.compile = _repaired
